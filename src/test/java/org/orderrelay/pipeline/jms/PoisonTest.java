package org.orderrelay.pipeline.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.order.Origin;
import org.orderrelay.pipeline.intake.ReceivedDocument;

/** Messages that the ledger, the relay or the process itself fails on: each ends after as many tries as are allowed. */
class PoisonTest extends LoopOnBroker {
    private static final String BAD = "{\"bad\":1}";

    @TempDir
    private Path folder;

    private static boolean hasBad(List<ReceivedDocument> batch) {
        return batch.stream().anyMatch(document -> text(document).equals(BAD) && document.isReadable());
    }

    private List<List<ReceivedDocument>> alone(String content) {
        return batches.stream()
                .filter(batch -> batch.size() == 1 && text(batch.get(0)).equals(content))
                .toList();
    }

    /** Or both would be in hand when it ends the process, and the other would share the blame. */
    @Test
    void whatWasInHandBeforeIsWorkedOnWhileNoOtherSessionHasAnything() throws Exception {
        broker.sendText(queue, BAD);
        start(batch -> AWAY);
        await().until(() -> !batches.isEmpty());
        stop();
        broker.sendText(queue, "{\"a\":1}", "{\"b\":1}");
        CountDownLatch another = new CountDownLatch(1);
        AtomicBoolean together = new AtomicBoolean();

        startSessions(2, batch -> {
            if (hasBad(batch)) {
                together.set(inTime(another));
            } else {
                another.countDown();
            }
            return OK;
        });

        awaitDrained();
        assertThat(alone(BAD)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(together).isFalse();
    }

    private static boolean inTime(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheLedgerRefusesIsTriedSoOftenAloneAndItsNeighboursOnce() throws Exception {
        deliveries = 3;
        broker.sendText(queue, "{\"a\":1}", BAD, "{\"b\":1}");

        start(batch -> hasBad(batch) ? REFUSED : OK);

        awaitDrained();
        assertThat(alone(BAD)).filteredOn(batch -> batch.get(0).isReadable()).hasSize(3);
        assertThat(alone(BAD))
                .last()
                .satisfies(batch -> assertThat(batch.get(0).refusal().rule()).isEqualTo("deliveries"));
        assertThat(alone("{\"a\":1}")).hasSize(1);
        assertThat(alone("{\"b\":1}")).hasSize(1);
    }

    @Test
    void aRefusalThatIsRefusedTooIsRecordedWithoutItsContent() throws Exception {
        deliveries = 1;
        broker.sendText(queue, BAD);

        start(batch -> text(batch.get(0)).equals(BAD) ? REFUSED : OK);

        awaitDrained();
        assertThat(batches).last().satisfies(batch -> {
            assertThat(batch.get(0).content()).isEqualTo("");
            assertThat(batch.get(0).refusal().rule()).isEqualTo("deliveries");
        });
    }

    @Test
    void withoutALimitABadMessageWaitsAndItsNeighboursDoNot() throws Exception {
        deliveries = 0;
        broker.sendText(queue, "{\"a\":1}", BAD);

        start(batch -> hasBad(batch) ? REFUSED : OK);

        await().until(() -> alone(BAD).size() >= 2);
        assertThat(alone("{\"a\":1}")).hasSize(1);
        assertThat(broker.waiting(queue)).isEqualTo(2);
    }

    @Test
    void whatWasDeliveredBeforeIsWorkedOnAlone() throws Exception {
        broker.sendText(queue, "{\"n\":1}", "{\"n\":2}");
        start(batch -> AWAY);
        await().until(() -> !batches.isEmpty());
        stop();
        batches.clear();
        broker.sendText(queue, "{\"n\":3}", "{\"n\":4}");

        start(batch -> OK);

        awaitDrained();
        assertThat(batches)
                .extracting(batch -> batch.stream().map(LoopOnBroker::text).toList())
                .containsExactly(List.of("{\"n\":1}"), List.of("{\"n\":2}"), List.of("{\"n\":3}", "{\"n\":4}"));
    }

    @Test
    void deathsAreCountedFromOneRunToTheNextAndForgottenWithTheMessage() throws Exception {
        ReceivedDocument document = ReceivedDocument.of(Origin.of("jms", "ID:1\n2"), new byte[0]);
        for (int death = 1; death <= 3; death++) {
            MemoryOfDeaths memory = MemoryOfDeaths.in(folder);
            assertThat(memory.of("ID:1\n2")).isEqualTo(death - 1);
            try (MemoryOfDeaths.Hand hand = memory.hand(0)) {
                hand.holds(List.of(new TakenMessage(null, 1 + memory.of("ID:1\n2"), document)));
            }
        }
        MemoryOfDeaths survivor = MemoryOfDeaths.in(folder);
        try (MemoryOfDeaths.Hand hand = survivor.hand(0)) {
            hand.holds(List.of(new TakenMessage(null, 4, document)));
            hand.isEmpty();
        }
        assertThat(MemoryOfDeaths.in(folder).of("ID:1\n2")).isZero();
    }

    @Test
    void aMessageBehindTheDeadlyOneKeepsItsCountWhileItWaits() throws Exception {
        ReceivedDocument first = ReceivedDocument.of(Origin.of("jms", "ID:first"), new byte[0]);
        ReceivedDocument second = ReceivedDocument.of(Origin.of("jms", "ID:second"), new byte[0]);
        MemoryOfDeaths before = MemoryOfDeaths.in(folder);
        try (MemoryOfDeaths.Hand hand = before.hand(0)) {
            hand.holds(List.of(new TakenMessage(null, 1, first), new TakenMessage(null, 1, second)));
        }
        MemoryOfDeaths after = MemoryOfDeaths.in(folder);
        try (MemoryOfDeaths.Hand hand = after.hand(0)) {
            hand.holds(List.of(new TakenMessage(null, 2, first)));
        }

        assertThat(MemoryOfDeaths.in(folder).of("ID:first")).isEqualTo(2);
        assertThat(MemoryOfDeaths.in(folder).of("ID:second")).isEqualTo(1);
    }

    @Test
    void aMessageThatWasInHandAtADeathCountsItAsADelivery() throws Exception {
        deliveries = 1;
        memory = folder;
        broker.sendText(queue, "{\"n\":1}");
        String id = broker.browse(queue).get(0).getJMSMessageID();
        try (MemoryOfDeaths.Hand hand = MemoryOfDeaths.in(folder).hand(0)) {
            hand.holds(List.of(new TakenMessage(null, 1, ReceivedDocument.of(Origin.of("jms", id), new byte[0]))));
        }

        start(batch -> OK);

        awaitDrained();
        assertThat(batches)
                .singleElement()
                .satisfies(batch -> assertThat(Optional.ofNullable(batch.get(0).refusal())
                                .orElseThrow()
                                .rule())
                        .isEqualTo("deliveries"));
    }

    @Test
    void aMessageWhoseTimeIsOverWhileTheLedgerIsAwayIsNotRecordedAsAnOrder() throws Exception {
        memory = folder;
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        broker.sendWithTimeToLive(queue, Duration.ofMinutes(10), "{\"n\":1}");

        start(batch -> OK);

        awaitDrained();
        assertThat(batches.get(0).get(0).refusal().rule()).isEqualTo("expired");
    }
}
