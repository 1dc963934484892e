package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** What is handed out, how much of it, and what becomes of a claim nobody settles. */
interface ClaimContract extends OnEngine {
    @Test
    default void handsOutWhatTheCallNeeds() {
        Verdict verdict = room().record(pending("R-1"));
        Claim claim = room().claimOne();

        assertThat(claim.deliveryId()).isEqualTo(verdict.deliveryIds().get(0));
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.payload()).isEqualTo("{\"order\":\"R-1\",\"status\":\"pending\"}");
        assertThat(claim.recipient()).isEqualTo(Samples.ASHA);
        assertThat(claim.account()).isEqualTo("north");
        assertThat(claim.claimedAt()).isEqualTo(room().clock.instant());
    }

    @Test
    default void takesNoMoreThanTheFreeSlotsOfAllAndOfEachAccount() {
        room().record(orders(0, 10, "north"));
        room().record(orders(10, 20, "south"));
        List<Claim> claims = room().ledger
                .claim(new ClaimRequest(8, Map.of("north", 3, "south", 10)))
                .join();

        assertThat(claims).hasSize(8);
        assertThat(claims).filteredOn(claim -> claim.account().equals("north")).hasSize(3);
        assertThat(room().ledger.claim(new ClaimRequest(8, Map.of())).join()).isEmpty();
    }

    @Test
    default void sharesTheSlotsBetweenAccounts() {
        room().record(orders(0, 50, "north"));
        room().record(orders(50, 60, "south"));

        assertThat(room().claim(10))
                .filteredOn(claim -> claim.account().equals("south"))
                .hasSize(5);
    }

    @Test
    default void handsOutTheOldestFirst() {
        for (int i = 0; i < 5; i++) {
            room().record(pending("R-" + i));
            room().clock.pass(Duration.ofSeconds(1));
        }

        assertThat(room().claim(2)).extracting(Claim::referenceId).containsExactlyInAnyOrder("R-0", "R-1");
    }

    @Test
    default void keepsBackWhatBelongsToAnAccountThatIsNotConfigured() {
        Verdict verdict = room().record(pending("R-1").by("gone"));
        List<Claim> claims =
                room().ledger.claim(new ClaimRequest(10, Map.of("gone", 10))).join();

        assertThat(claims).isEmpty();
        assertThat(room().deliveryOf(verdict).state()).isEqualTo("queued");
    }

    @Test
    default void neverStartsMoreCallsInASecondThanTheAccountAllows() {
        room().record(orders(0, 40, "slow"));
        int inTheFirstSecond = 0;
        for (int step = 0; step < 20; step++) {
            int now = room().claim().size();
            assertThat(now).isLessThanOrEqualTo(1);
            inTheFirstSecond += now;
            room().clock.pass(Duration.ofMillis(50));
        }

        assertThat(inTheFirstSecond).isEqualTo(10);
    }

    @Test
    default void turnsOwnClaimsIntoUnknownAtTheNextStart() {
        Verdict verdict = room().record(pending("R-1"));
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().claimOne();
        room().reopen();

        assertThat(room().deliveryOf(verdict).state()).isEqualTo("unknown");
        assertThat(room().claim()).isEmpty();
        assertThat(room().news(Publication.OUTCOMES))
                .singleElement()
                .satisfies(item -> assertThat(item.body()).contains("\"state\":\"unknown\""));
        assertThat(attempts(verdict)).extracting(AttemptView::outcome).containsExactly("unknown");
    }

    @Test
    default void turnsClaimsIntoUnknownWhenTheirLeaseIsOver() {
        Verdict verdict = room().record(pending("R-1"));
        room().claimOne();

        assertThat(attempts(verdict)).extracting(AttemptView::outcome).containsExactly("sending");
        assertThat(room().ledger.expireClaims().join()).isZero();
        room().clock.pass(Duration.ofSeconds(46));
        assertThat(room().ledger.expireClaims().join()).isEqualTo(1);
        assertThat(room().deliveryOf(verdict).state()).isEqualTo("unknown");
        assertThat(room().deliveryOf(verdict).code()).isEqualTo("lease-expired");
    }

    private List<AttemptView> attempts(Verdict verdict) {
        return room().ledger
                .view()
                .delivery(verdict.deliveryIds().get(0))
                .orElseThrow()
                .attempts();
    }

    private static Entry[] orders(int from, int to, String account) {
        return IntStream.range(from, to)
                .mapToObj(i -> pending("R-" + i).by(account).entry())
                .toArray(Entry[]::new);
    }
}
