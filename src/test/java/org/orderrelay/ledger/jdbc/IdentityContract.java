package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;

/** The same event is the same event for ever. */
interface IdentityContract extends OnEngine {
    @Test
    default void recordsAnOrderWithItsDelivery() {
        Verdict verdict = room().record(pending("R-1"));

        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.RECORDED);
        assertThat(verdict.referenceId()).isEqualTo("R-1");
        assertThat(verdict.status()).isEqualTo("pending");
        assertThat(room().deliveryOf(verdict).state()).isEqualTo("queued");
        assertThat(room().ledger.view().accountOf("R-1")).contains("north");
    }

    @Test
    default void recognisesAnEventForEver() {
        Verdict first = room().record(pending("R-1").event("e-1"));
        room().drain();
        room().reopen();
        Verdict again = room().record(pending("R-1").event("e-1"));

        assertThat(again.kind()).isEqualTo(Verdict.Kind.DUPLICATE);
        assertThat(again.deliveryIds()).isEqualTo(first.deliveryIds());
        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void recognisesAnEventWithinItsOwnDocument() {
        List<Verdict> verdicts =
                room().record(pending("R-1").entry(), pending("R-1").entry());

        assertThat(verdicts).extracting(Verdict::kind).containsExactly(Verdict.Kind.RECORDED, Verdict.Kind.DUPLICATE);
        assertThat(verdicts.get(1).deliveryIds()).isEqualTo(verdicts.get(0).deliveryIds());
    }

    @Test
    default void refusesTheSameKeyWithOtherContent() {
        room().record(pending("R-1").event("e-1"));
        Verdict verdict = room().record(pending("R-1").event("e-1").content("other"));

        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.CONFLICT);
        assertThat(verdict.violations()).extracting(Violation::rule).containsExactly("conflict");
        assertThat(verdict.violations()).extracting(Violation::path).containsExactly("");
        assertThat(room().news(Publication.INVALID)).hasSize(1);
    }

    @Test
    default void takesARepeatedStatusWithTheSameContentForADuplicate() {
        room().record(pending("R-1"));
        Verdict first = room().record(order("R-1", OrderStatus.SHIPPED).event("e-1"));
        Verdict again = room().record(order("R-1", OrderStatus.SHIPPED).event("e-2"));

        assertThat(again.kind()).isEqualTo(Verdict.Kind.DUPLICATE);
        assertThat(again.deliveryIds()).isEqualTo(first.deliveryIds());
    }

    @Test
    default void supersedesARepeatedStatusWithOtherContentAndSaysSo() {
        room().record(pending("R-1"));
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().drain();
        Verdict again =
                room().record(order("R-1", OrderStatus.SHIPPED).event("e-2").content("other"));

        assertThat(again.kind()).isEqualTo(Verdict.Kind.SUPERSEDED);
        assertThat(room().deliveryOf(again).state()).isEqualTo("superseded");
        assertThat(room().deliveryOf(again).code()).isEqualTo("repeated-status");
        assertThat(room().claim()).isEmpty();
        assertThat(room().news(Publication.OUTCOMES))
                .anyMatch(item -> item.body().contains("\"state\":\"superseded\""));
    }

    @Test
    default void sendsARepeatedStatusWhoseFirstWasRefused() {
        room().record(pending("R-1"));
        room().drain();
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().settle(room().claimOne(), Room.REJECTED);
        Verdict again = room().record(order("R-1", OrderStatus.SHIPPED).event("e-2"));

        assertThat(again.kind()).isEqualTo(Verdict.Kind.RECORDED);
        assertThat(room().claimOne().deliveryId()).isEqualTo(again.deliveryIds().get(0));
    }

    @Test
    default void refusesSecondOrderDetailsWhileTheFirstAreOpenOrAccepted() {
        room().record(pending("R-1").event("e-1"));
        Verdict whileOpen = room().record(pending("R-1").event("e-2").content("other"));
        room().drain();
        Verdict whenAccepted = room().record(pending("R-1").event("e-3").content("other"));
        Verdict sameContent = room().record(pending("R-1").event("e-4"));

        assertThat(whileOpen.violations()).extracting(Violation::rule).containsExactly("order-details-exists");
        assertThat(whenAccepted.kind()).isEqualTo(Verdict.Kind.REJECTED);
        assertThat(sameContent.kind()).isEqualTo(Verdict.Kind.DUPLICATE);
    }

    @Test
    default void keepsAnOrderWithItsAccount() {
        room().record(pending("R-1"));
        Verdict verdict = room().record(order("R-1", OrderStatus.SHIPPED).by("south"));

        assertThat(verdict.violations()).extracting(Violation::rule).containsExactly("account");
    }

    @Test
    default void notesInvalidOrdersOnceHoweverOftenTheyAreDelivered() {
        room().record(Samples.invalid("message-1"));
        Verdict again = room().record(Samples.invalid("message-1")).get(0);

        assertThat(again.kind()).isEqualTo(Verdict.Kind.REJECTED);
        assertThat(room().ledger.view().invalid(10, null).items()).hasSize(1);
        assertThat(room().news(Publication.INVALID)).hasSize(1);
        assertThat(room().news(Publication.INVALID).get(0).body())
                .contains("\"document\":\"message-1\"", "\"rule\":\"required\"", "\"index\":0");
    }

    @Test
    default void recordsABrokenDocumentWhateverItHolds() {
        assertThat(room().record(Samples.invalid("a\0b\uD800")).get(0).kind()).isEqualTo(Verdict.Kind.REJECTED);
        assertThat(room().news(Publication.INVALID)).hasSize(1);
    }

    @Test
    default void letsOneOfThirtyTwoThreadsWin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Verdict>> racing = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            racing.add(CompletableFuture.supplyAsync(
                    () -> {
                        await(start);
                        return room().record(pending("R-1"));
                    },
                    threads));
        }
        start.countDown();
        List<Verdict.Kind> kinds =
                racing.stream().map(future -> future.join().kind()).toList();
        threads.shutdown();

        assertThat(kinds).containsOnlyOnce(Verdict.Kind.RECORDED);
        assertThat(kinds).filteredOn(kind -> kind == Verdict.Kind.DUPLICATE).hasSize(31);
        assertThat(room().claim()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
