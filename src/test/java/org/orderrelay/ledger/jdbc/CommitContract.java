package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** Many callers, few commits; one bad one harms nobody else. */
interface CommitContract extends OnEngine {
    @Test
    default void gathersWhatArrivesWhileACommitIsUnderWay() {
        room().commits.clear();
        List<CompletableFuture<List<Verdict>>> recording = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            recording.add(room().ledger.record(List.of(pending("R-" + i).entry())));
        }
        recording.forEach(CompletableFuture::join);

        assertThat(room().commits.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
        assertThat(room().commits).hasSizeLessThan(100);
    }

    @Test
    default void letsAPoisonUnitFailAlone() {
        String taken = room().record(pending("R-0")).deliveryIds().get(0);
        List<CompletableFuture<List<Verdict>>> good = new ArrayList<>();
        CompletableFuture<List<Verdict>> poison = null;
        for (int i = 1; i < 100; i++) {
            good.add(room().ledger.record(List.of(pending("R-" + i).entry())));
            if (i == 50) {
                poison = room().ledger.record(List.of(pending("R-poison").entry(taken)));
            }
        }

        assertThat(good)
                .allSatisfy(future -> assertThat(future.join().get(0).kind()).isEqualTo(Verdict.Kind.RECORDED));
        assertThat(poison).failsWithin(Duration.ofSeconds(10));
        assertThat(room().ledger.view().order("R-poison")).isEmpty();
        assertThat(room().claim(200)).hasSize(100);
        assertThat(room().ledger.fault()).isEmpty();
    }

    /** The outbox frees a slot when the outcome is on its way, see {@code Slots}: what it asks for then must come after. */
    @Test
    default void aClaimAskedForAfterAnOutcomeSeesIt() {
        for (int i = 0; i < 50; i++) {
            room().record(pending("R-" + i));
            room().record(order("R-" + i, OrderStatus.PROCESSING));
        }
        List<Claim> details = room().claim();

        List<CompletableFuture<Settled>> settling = details.stream()
                .map(claim -> room().settling(claim, Room.ACCEPTED))
                .toList();
        List<Claim> statuses = room().claim();

        assertThat(settling).allMatch(CompletableFuture::isDone);
        assertThat(details).hasSize(50);
        assertThat(statuses)
                .hasSize(50)
                .allSatisfy(claim -> assertThat(claim.status()).isEqualTo(OrderStatus.PROCESSING));
    }

    @Test
    default void completesFuturesOffTheWritersThread() {
        String thread = room().ledger
                .record(List.of(pending("R-1").entry()))
                .thenCompose(
                        verdicts -> room().ledger.record(List.of(pending("R-2").entry())))
                .thenApply(next -> Thread.currentThread().getName())
                .join();

        assertThat(thread).doesNotContain("ledger-writer");
    }

    @Test
    default void refusesWorkAfterItWasClosed() {
        room().ledger.close();

        assertThatThrownBy(() -> room().record(pending("R-1"))).hasCauseInstanceOf(LedgerUnavailableException.class);
    }
}
