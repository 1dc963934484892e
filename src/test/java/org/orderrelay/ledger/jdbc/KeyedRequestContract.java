package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.KeptAnswer;
import org.orderrelay.ledger.KeyedRequest;
import org.orderrelay.ledger.KeyedResult;
import org.orderrelay.ledger.Verdict;

/** A request with a key is worked on once and answered the same for ever. */
interface KeyedRequestContract extends OnEngine {
    private static KeyedRequest request(String key, String content) {
        return new KeyedRequest(key, content, verdicts -> new KeptAnswer(202, told(verdicts)));
    }

    private static String told(List<Verdict> verdicts) {
        return verdicts.stream()
                        .map(verdict -> verdict.kind() + " " + verdict.deliveryIds())
                        .toList() + " \u00e9";
    }

    private KeyedResult send(String key, String content, Entry... entries) {
        return room().ledger.recordOnce(List.of(entries), request(key, content)).join();
    }

    @Test
    default void answersARepetitionAsTheFirstTimeAndRecordsNothing() {
        KeyedResult.First first =
                (KeyedResult.First) send("erp|1", "a", pending("R-1").entry());

        KeyedResult again = send("erp|1", "a", pending("R-2").entry());

        assertThat(first.verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.kind()).isEqualTo(Verdict.Kind.RECORDED));
        assertThat(first.answer().body()).isEqualTo(told(first.verdicts()));
        assertThat(again).isEqualTo(new KeyedResult.Again(first.answer()));
        assertThat(room().ledger.view().order("R-2")).isEmpty();
    }

    @Test
    default void keepsTheAnswerOverARestartAndWhateverIsSwept() {
        KeyedResult.First first =
                (KeyedResult.First) send("erp|1", "a", pending("R-1").entry());
        room().drain();
        room().clock.pass(Duration.ofDays(4_000));
        room().ledger.sweep(room().clock.instant(), 1_000, "").join();

        room().reopen();

        assertThat(send("erp|1", "a", pending("R-1").entry())).isEqualTo(new KeyedResult.Again(first.answer()));
        assertThat(send("erp|1", "b", pending("R-1").entry())).isEqualTo(new KeyedResult.OtherContent());
    }

    @Test
    default void refusesOtherContentUnderTheSameKey() {
        send("erp|1", "a", pending("R-1").entry());

        assertThat(send("erp|1", "b", pending("R-2").entry())).isEqualTo(new KeyedResult.OtherContent());
        assertThat(room().ledger.view().order("R-2")).isEmpty();
        assertThat(send("shop|1", "b", pending("R-3").entry())).isInstanceOf(KeyedResult.First.class);
    }

    @Test
    default void recordsOneOfManyTwins() {
        List<CompletableFuture<KeyedResult>> twins = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            twins.add(room().ledger.recordOnce(List.of(pending("R-" + i).entry()), request("erp|1", "a")));
        }
        List<KeyedResult> results = twins.stream().map(CompletableFuture::join).toList();

        assertThat(results).filteredOn(KeyedResult.First.class::isInstance).hasSize(1);
        KeptAnswer answer = results.stream()
                .filter(KeyedResult.First.class::isInstance)
                .map(result -> ((KeyedResult.First) result).answer())
                .findFirst()
                .orElseThrow();
        assertThat(results)
                .filteredOn(KeyedResult.Again.class::isInstance)
                .hasSize(31)
                .containsOnly(new KeyedResult.Again(answer));
        assertThat(room().ledger.view().countByState()).containsEntry("queued", 1L);
    }

    @Test
    default void aRequestThatCannotBeAnsweredIsNotRecorded() {
        KeyedRequest faulty = new KeyedRequest("erp|1", "a", verdicts -> {
            throw new IllegalStateException("no answer");
        });

        assertThatThrownBy(() -> room().ledger
                        .recordOnce(List.of(pending("R-1").entry()), faulty)
                        .join())
                .hasRootCauseMessage("no answer");
        assertThat(room().ledger.view().order("R-1")).isEmpty();
        assertThat(send("erp|1", "b", pending("R-1").entry())).isInstanceOf(KeyedResult.First.class);
    }
}
