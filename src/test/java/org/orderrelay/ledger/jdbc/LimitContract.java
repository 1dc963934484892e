package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.RAVI;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** How often one number is written to, how much a day costs, and when a provider is left alone. */
interface LimitContract extends OnEngine {
    Outcome DOWN = new Outcome.Retry("500", "the provider is down", null);

    @Test
    default void writesToOneNumberAtItsPaceOnceTheCreditIsUsed() {
        for (int i = 0; i < 5; i++) {
            room().record(pending("R-" + i).by("paired"));
        }
        List<Duration> times = times(5);

        // a credit of two, then one each 6 s
        assertThat(times)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(18));
    }

    @Test
    default void aNumberThatWaitsDelaysNobodyElse() {
        for (int i = 0; i < 300; i++) {
            room().record(pending("R-" + i).by("paired"));
        }
        Verdict other = room().record(pending("R-other").by("paired").to(RAVI));
        List<String> gone = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            room().claim(100).forEach(claim -> gone.add(claim.referenceId()));
        }

        assertThat(gone).contains("R-other").hasSize(3);
        assertThat(room().deliveryOf(other).state()).isEqualTo("sending");
    }

    @Test
    default void everyoneWhoWaitsComesBackAtATimeOfHisOwn() {
        Verdict last = null;
        for (int i = 0; i < 6; i++) {
            last = room().record(pending("R-" + i).by("paired"));
        }
        room().claim();

        assertThat(last).isNotNull();
        assertThat(room().deliveryOf(last).nextAttemptAt())
                .isEqualTo(room().clock.instant().plusSeconds(24));
    }

    @Test
    default void tooOftenSlowsDownOneNumberByPowersOfFour() {
        room().record(pending("R-1"));
        room().record(pending("R-2"));
        room().record(pending("R-3").to(RAVI));
        Outcome tooOften = new Outcome.Throttled("131056", "too often", Scope.RECIPIENT, null);
        List<Claim> first = room().claim();
        first.stream().filter(claim -> claim.recipient().equals(RAVI)).forEach(c -> room().settle(c, Room.ACCEPTED));
        Claim struck = first.stream()
                .filter(claim -> !claim.recipient().equals(RAVI))
                .findFirst()
                .orElseThrow();
        room().settle(struck, tooOften);
        assertThat(waitOf(struck)).isEqualTo(Duration.ofSeconds(1));
        for (long seconds : new long[] {4, 16}) {
            room().clock.pass(waitOf(struck));
            room().settle(claimOf(struck), tooOften);
            assertThat(waitOf(struck)).isEqualTo(Duration.ofSeconds(seconds));
        }
        room().record(pending("R-4"));
        room().record(pending("R-5").to(RAVI));

        assertThat(room().claim()).extracting(Claim::referenceId).containsExactly("R-5");
    }

    @Test
    default void forgetsAPairThatWasQuietForLong() {
        room().record(pending("R-1").by("paired"));
        room().drain();
        room().clock.pass(Duration.ofHours(2));
        room().ledger.expireClaims().join();
        for (String reference : List.of("R-2", "R-3", "R-4")) {
            room().record(pending(reference).by("paired"));
        }

        assertThat(room().claim()).hasSize(2);
    }

    @Test
    default void holdsAnAccountThatHasHadEnoughOfADayAndGoesOnTheNext() {
        for (int i = 0; i < 5; i++) {
            room().record(pending("R-" + i).by("capped"));
        }
        List<String> gone = room().drain();

        assertThat(gone).hasSize(3);
        assertThat(room().ledger.view().holds()).singleElement().satisfies(hold -> {
            assertThat(hold.code()).isEqualTo("daily-cap");
            assertThat(hold.reason()).contains("3 calls a day");
        });
        room().clock.pass(Duration.ofHours(24));
        assertThat(room().drain()).hasSize(2);
        assertThat(room().ledger.view().holds()).isEmpty();
    }

    @Test
    default void leavesAProviderAloneAfterTenFailuresInARow() {
        failTen();

        assertThat(room().claim()).isEmpty();
        assertThat(room().ledger.view().holds())
                .singleElement()
                .extracting(HoldView::code)
                .isEqualTo("circuit-open");
    }

    @Test
    default void probesEveryHalfMinuteWithoutUsingUpTheDelivery() {
        failTen();
        for (int i = 0; i < 20; i++) {
            room().clock.pass(Duration.ofSeconds(30));
            room().settle(room().claimOne(), DOWN);
            assertThat(room().claim()).isEmpty();
        }
        assertThat(room().ledger.view().countByState()).containsOnlyKeys("queued");
        room().clock.pass(Duration.ofSeconds(30));
        room().settle(room().claimOne(), Room.ACCEPTED);

        assertThat(room().ledger.view().holds()).isEmpty();
        room().clock.pass(Duration.ofSeconds(5));
        assertThat(room().claim()).hasSize(11);
    }

    @Test
    default void anAnswerOfWhateverKindShowsThatTheProviderIsThere() {
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 9; k++) {
                fail("R-" + i + "-" + k, Room.UNKNOWN);
            }
            fail("R-" + i + "-x", new Outcome.Throttled("429", "too fast", Scope.MESSAGE, Duration.ofSeconds(1)));
        }

        assertThat(room().ledger.view().holds()).isEmpty();
    }

    @Test
    default void failuresOfOurOwnDoNotOpenTheCircuit() {
        for (int k = 0; k < 15; k++) {
            String code = k % 2 == 0 ? "route-stopped" : "payment-lookup";
            fail("R-" + k, new Outcome.Retry(code, "it was not called", null));
        }

        assertThat(room().ledger.view().holds()).isEmpty();
    }

    @Test
    default void aHoldForAnotherReasonKeepsIt() {
        fail("R-0", new Outcome.Held("E110", "low balance", Scope.ACCOUNT));
        List<Claim> open = new ArrayList<>();
        room().clock.pass(Duration.ofMinutes(10));
        for (int k = 0; k < 12; k++) {
            open.addAll(room().claim());
            open.forEach(claim -> room().settle(claim, DOWN));
            open.clear();
            room().clock.pass(Duration.ofMinutes(10));
        }

        assertThat(room().ledger.view().holds())
                .singleElement()
                .extracting(HoldView::code)
                .isEqualTo("E110");
    }

    /** Ten orders fail once each, and two more wait. */
    private void failTen() {
        for (int k = 0; k < 10; k++) {
            fail("R-" + k, DOWN);
        }
        room().record(
                        pending("R-11").entry(),
                        order("R-11", OrderStatus.SHIPPED).entry());
        room().record(pending("R-12"));
    }

    private void fail(String reference, Outcome outcome) {
        room().record(pending(reference)
                .to(new org.orderrelay.order.Phone("+9198765" + (10_000 + Math.abs(reference.hashCode() % 89_999)))));
        room().claim().stream()
                .filter(claim -> claim.referenceId().equals(reference))
                .forEach(claim -> room().settle(claim, outcome));
    }

    private Duration waitOf(Claim claim) {
        Instant next = room().delivery(claim.deliveryId()).nextAttemptAt();
        return Duration.between(room().clock.instant(), next);
    }

    private Claim claimOf(Claim before) {
        return room().claim().stream()
                .filter(claim -> claim.deliveryId().equals(before.deliveryId()))
                .findFirst()
                .orElseThrow();
    }

    /** When each of so many deliveries went, second by second. */
    private List<Duration> times(int count) {
        Instant start = room().clock.instant();
        List<Duration> times = new ArrayList<>();
        for (int second = 0; second < 60 && times.size() < count; second++) {
            for (Claim claim : room().claim()) {
                times.add(Duration.between(start, room().clock.instant()));
                room().settle(claim, Room.ACCEPTED);
            }
            room().clock.pass(Duration.ofSeconds(1));
        }
        return times;
    }
}
