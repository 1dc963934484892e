package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.ledger.ReceiptView;

/** Receipts of a message come in any order, twice or not at all. */
interface ReceiptContract extends OnEngine {
    private Claim taken(String reference) {
        room().record(pending(reference));
        Claim claim = room().claimOne();
        room().settle(claim, Room.taken("m-" + reference));
        return claim;
    }

    private String receipt(Claim claim) {
        return room().delivery(claim.deliveryId()).receipt();
    }

    @Test
    default void onlyRises() {
        Claim claim = taken("R-1");
        Receipt.About about = Told.about(claim.deliveryId(), "m-R-1");

        assertThat(receipt(claim)).isNull();
        assertThat(room().tell(Told.delivered(about))).isEqualTo(new Applied(1, 0, 0, 0));
        assertThat(room().tell(Told.sent(about))).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(receipt(claim)).isEqualTo("delivered");
        room().tell(Told.read(about));
        assertThat(receipt(claim)).isEqualTo("read");
        assertThat(room().delivery(claim.deliveryId()).state()).isEqualTo("accepted");
        assertThat(room().delivery(claim.deliveryId()).code()).isEqualTo("202");
    }

    /** Every order of the four marks, and after each of these orders any of the four once more. */
    @Test
    default void endsTheSameWhateverTheOrder() {
        List<List<Integer>> orders = permutations(4);
        List<Claim> claims = taken(orders.size() * 4);
        for (int i = 0; i < claims.size(); i++) {
            Receipt.About about = Told.about(claims.get(i).deliveryId());
            List<Receipt> all = List.of(Told.sent(about), Told.delivered(about), Told.read(about), Told.failed(about));
            List<Receipt> told =
                    new ArrayList<>(orders.get(i / 4).stream().map(all::get).toList());
            told.add(all.get(i % 4));
            if (i % 4 == 0) {
                told.forEach(receipt -> room().tell(receipt)); // a transaction each
            } else {
                room().tell(told.toArray(Receipt[]::new));
            }
        }
        assertThat(claims).allSatisfy(claim -> {
            assertThat(receipt(claim)).isEqualTo("failed");
            assertThat(room().delivery(claim.deliveryId()).code()).isEqualTo("131026");
            assertThat(room().ledger
                            .view()
                            .delivery(claim.deliveryId())
                            .orElseThrow()
                            .receipts())
                    .extracting(ReceiptView::receipt)
                    .containsExactly("sent", "delivered", "read", "failed");
        });
        assertThat(room().news(Publication.DEAD)).hasSize(claims.size());
    }

    private List<Claim> taken(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(pending("R-" + i).entry());
        }
        room().record(entries.toArray(Entry[]::new));
        List<Claim> claims = room().claim(count);
        claims.stream()
                .map(claim -> room().settling(claim, Room.ACCEPTED))
                .toList()
                .forEach(CompletableFuture::join);
        return claims;
    }

    @Test
    default void endsAtTheHighestOfThoseThatCame() {
        int number = 0;
        for (List<Integer> order : permutations(3)) {
            Claim claim = taken("R-" + number++);
            Receipt.About about = Told.about(claim.deliveryId());
            List<Receipt> all = List.of(Told.sent(about), Told.delivered(about), Told.read(about));
            order.forEach(index -> room().tell(all.get(index), all.get(index)));

            assertThat(receipt(claim)).isEqualTo("read");
        }
    }

    static List<List<Integer>> permutations(int size) {
        Set<List<Integer>> all = new LinkedHashSet<>();
        permute(new ArrayList<>(), size, all);
        return List.copyOf(all);
    }

    private static void permute(List<Integer> head, int size, Set<List<Integer>> all) {
        if (head.size() == size) {
            all.add(List.copyOf(head));
        }
        for (int i = 0; i < size; i++) {
            if (!head.contains(i)) {
                List<Integer> next = new ArrayList<>(head);
                next.add(i);
                permute(next, size, all);
            }
        }
    }

    @Test
    default void findsTheDeliveryByAnyIdOfTheProvider() {
        Claim claim = taken("R-1");

        room().tell(Told.delivered(Told.message("hex", "m-R-1", "wamid.other")));
        assertThat(receipt(claim)).isEqualTo("delivered");
    }

    @Test
    default void prefersOurOwnIdToTheProvidersIds() {
        Claim first = taken("R-1");
        Claim second = taken("R-2");

        room().tell(Told.delivered(Told.about(second.deliveryId(), "m-R-1")));
        assertThat(receipt(first)).isNull();
        assertThat(receipt(second)).isEqualTo("delivered");
    }

    @Test
    default void leavesDeliveriesOfOtherAccountsAlone() {
        Claim claim = taken("R-1");
        Receipt receipt = Told.delivered(Told.about(claim.deliveryId(), "m-R-1"));

        assertThat(room().ledger.receipts().apply("south", List.of(receipt)).join())
                .isEqualTo(new Applied(0, 0, 1, 0));
        assertThat(receipt(claim)).isNull();
    }

    @Test
    default void tellsTheErpOfEachReceiptThatChangesSomething() throws Exception {
        Claim claim = taken("R-1");
        Receipt.About about = Told.about(claim.deliveryId());
        room().tell(Told.sent(about), Told.sent(about), Told.read(about), Told.delivered(about));
        List<JsonNode> told = new ArrayList<>();
        for (Publication item : room().news(Publication.OUTCOMES)) {
            told.add(new ObjectMapper().readTree(item.body()));
        }

        assertThat(told).extracting(body -> body.get("receipt").textValue()).containsExactly(null, "sent", "read");
        assertThat(told).extracting(body -> body.get("outcome_id").asText()).doesNotHaveDuplicates();
        assertThat(told)
                .allSatisfy(body -> assertThat(body.get("state").asText()).isEqualTo("accepted"));
    }

    @Test
    default void showsReceiptsWithTheProvidersTime() {
        Claim claim = taken("R-1");
        room().tell(Told.delivered(Told.about(claim.deliveryId(), "m-R-1")));
        ReceiptView view = room().ledger
                .view()
                .delivery(claim.deliveryId())
                .orElseThrow()
                .receipts()
                .get(0);

        assertThat(view.at()).isEqualTo(Told.AT.plusSeconds(1));
        assertThat(view.notedAt()).isEqualTo(room().clock.instant());
        assertThat(view.messageId()).isEqualTo("m-R-1");
        assertThat(view.recipientId()).isEqualTo("919876543210");
        assertThat(view.toString()).doesNotContain("919876543210");
    }
}
