package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.ASHA;
import static org.orderrelay.ledger.jdbc.Samples.RAVI;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.notification.Moves;
import org.orderrelay.order.OrderStatus;

/** All 120 orders in which five events of one order may arrive. */
interface ArrivalContract extends OnEngine {
    List<OrderStatus> IN_ORDER = List.of(
            OrderStatus.PENDING,
            OrderStatus.PROCESSING,
            OrderStatus.PARTIALLY_SHIPPED,
            OrderStatus.SHIPPED,
            OrderStatus.COMPLETED);
    List<List<Integer>> ARRIVALS = ReceiptContract.permutations(5);

    private static String reference(int arrival) {
        return "R-" + arrival;
    }

    /** The n-th event of each of the 120 orders; it came about ten minutes after the one before. */
    private static Entry[] events(int n) {
        List<Entry> events = new ArrayList<>();
        for (int i = 0; i < ARRIVALS.size(); i++) {
            int index = ARRIVALS.get(i).get(n);
            Instant at = Instant.parse("2026-11-21T08:00:00Z").plusSeconds(600L * index);
            events.add(
                    order(reference(i), IN_ORDER.get(index)).at(at.toString()).entry());
        }
        return events.toArray(Entry[]::new);
    }

    /** Sends all that may go; adds what went to each order's messages. */
    private void send(Map<String, List<OrderStatus>> sent) {
        for (List<Claim> claims = room().claim(500); !claims.isEmpty(); claims = room().claim(500)) {
            List<CompletableFuture<Settled>> settling = new ArrayList<>();
            for (Claim claim : claims) {
                sent.computeIfAbsent(claim.referenceId(), reference -> new ArrayList<>())
                        .add(claim.status());
                settling.add(room().settling(claim, Room.ACCEPTED));
            }
            settling.forEach(CompletableFuture::join);
        }
    }

    @Test
    default void sendsAllFiveInOrderIfTheyArriveWithinTheWait() {
        for (int n = 0; n < 5; n++) {
            room().record(events(n));
            room().clock.pass(Duration.ofSeconds(2));
        }
        Map<String, List<OrderStatus>> sent = new LinkedHashMap<>();
        send(sent);
        room().clock.pass(Duration.ofSeconds(10));
        send(sent);

        assertThat(sent).hasSize(120);
        assertThat(sent.values()).allSatisfy(messages -> assertThat(messages).isEqualTo(IN_ORDER));
    }

    /** The outbox does not wait for the last of them: what may go goes at once. */
    @Test
    default void sendsAllFiveInOrderAlsoWhileTheOutboxRuns() {
        Map<String, List<OrderStatus>> sent = new LinkedHashMap<>();
        for (int n = 0; n < 5; n++) {
            room().record(events(n));
            send(sent);
            room().clock.pass(Duration.ofSeconds(2));
        }
        room().clock.pass(Duration.ofSeconds(10));
        send(sent);

        for (int i = 0; i < ARRIVALS.size(); i++) {
            assertThat(sent.get(reference(i))).as("%s", ARRIVALS.get(i)).isEqualTo(IN_ORDER);
        }
    }

    @Test
    default void endsAsTheRunInOrderIfEachIsSentBeforeTheNextArrives() {
        Map<String, List<OrderStatus>> sent = new LinkedHashMap<>();
        for (int n = 0; n < 5; n++) {
            room().record(events(n));
            room().clock.pass(Duration.ofSeconds(11));
            send(sent);
        }
        assertThat(sent).hasSize(120);
        sent.forEach((reference, messages) -> {
            assertThat(messages.lastIndexOf(OrderStatus.PENDING))
                    .as("%s %s", reference, messages)
                    .isLessThan(1);
            assertThat(messages).endsWith(OrderStatus.COMPLETED).doesNotHaveDuplicates();
            isLegal(messages);
            hasAReasonForEachUnsent(reference, messages);
        });
        assertThat(sent.get(reference(ARRIVALS.indexOf(List.of(0, 1, 2, 3, 4)))))
                .isEqualTo(IN_ORDER);
    }

    private static void isLegal(List<OrderStatus> messages) {
        OrderStatus last = null;
        for (OrderStatus next : messages) {
            assertThat(Moves.judge(last, next, false)).as("%s", messages).isEqualTo(Moves.Verdict.LEGAL);
            last = next;
        }
    }

    private void hasAReasonForEachUnsent(String reference, List<OrderStatus> messages) {
        List<DeliveryView> all = room().ledger.view().order(reference).orElseThrow().deliveries().stream()
                .map(DeliveryDetail::delivery)
                .toList();
        assertThat(all).hasSize(5);
        List<DeliveryView> unsent =
                all.stream().filter(view -> !view.state().equals("accepted")).toList();
        assertThat(unsent).hasSize(5 - messages.size()).allSatisfy(view -> {
            assertThat(view.state()).isIn("dead", "superseded");
            assertThat(view.code()).isNotNull();
            assertThat(view.reason()).isNotNull();
        });
    }

    /** Order details that come after their own status are refused here; the order is not blocked by it. */
    @Test
    default void isNotBlockedByOrderDetailsThatCameTooLate() {
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().clock.pass(Duration.ofSeconds(11));
        room().drain();
        Verdict late = room().record(pending("R-1"));
        Verdict completed = room().record(order("R-1", OrderStatus.COMPLETED));

        assertThat(room().claim()).isEmpty();
        assertThat(room().drain()).containsExactly("completed");
        assertThat(room().deliveryOf(late).code()).isEqualTo("2046");
        assertThat(room().deliveryOf(completed).wireReference()).isEqualTo("R-1");
    }

    @Test
    default void countsTheSuffixOnOverAllRecipientsAndTries() {
        room().record(pending("R-1").to(ASHA, RAVI).event("e-1"));
        room().claim().forEach(claim -> room().settle(claim, Room.REJECTED));
        room().record(pending("R-1").to(ASHA, RAVI).event("e-2").content("corrected"));
        List<Claim> second = room().claim();
        assertThat(second).extracting(Claim::wireReference).containsExactlyInAnyOrder("R-1-3", "R-1-4");
        second.forEach(claim -> room().settle(claim, Room.taken("m-" + claim.wireReference())));
        room().record(order("R-1", OrderStatus.SHIPPED).to(ASHA, RAVI));

        assertThat(room().claim())
                .extracting(claim -> claim.recipient().e164() + ' ' + claim.wireReference())
                .containsExactlyInAnyOrderElementsOf(second.stream()
                        .map(claim -> claim.recipient().e164() + ' ' + claim.wireReference())
                        .toList());
    }

    @Test
    default void followsTheNewestOrderDetailsThatWereTakenNotTheNewestThatWereTried() {
        room().record(pending("R-1").event("e-1"));
        Claim first = room().claimOne();
        room().settle(first, Room.taken("m-1"));
        room().tell(Told.failed(Told.about(first.deliveryId())));
        room().record(pending("R-1").event("e-2").content("second"));
        Claim second = room().claimOne();
        room().settle(second, Room.taken("m-2"));
        room().tell(Told.failed(Told.about(second.deliveryId())));
        room().record(pending("R-1").event("e-3").content("third"));
        Claim third = room().claimOne();
        room().settle(third, Room.taken("m-3"));
        room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(List.of(first, second, third))
                .extracting(Claim::wireReference)
                .containsExactly("R-1", "R-1-2", "R-1-3");
        assertThat(room().claimOne().wireReference()).isEqualTo("R-1-3");
    }
}
