package org.orderrelay.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots(8);

    @Test
    void slotsAreCountedInAllAndByAccount() {
        slots.take("north");
        slots.take("north");
        slots.take("south");
        slots.release("north");

        assertThat(slots.free()).isEqualTo(6);
        assertThat(slots.taken("north")).isEqualTo(1);
        assertThat(slots.taken("south")).isEqualTo(1);
        assertThat(slots.taken("west")).isZero();
    }

    @Test
    void anOutcomeOnItsWayHoldsNoSlotButIsNotDoneEither() {
        slots.take("north");
        slots.release("north");

        assertThat(slots.free()).isEqualTo(8);
        assertThat(slots.open()).isEqualTo(1);

        slots.settled();
        assertThat(slots.open()).isZero();
    }

    @Test
    void anOutcomeThatCouldNotBeWrittenTakesItsSlotBack() {
        slots.take("north");
        slots.release("north");
        slots.takeBack("north");

        assertThat(slots.free()).isEqualTo(7);
        assertThat(slots.taken("north")).isEqualTo(1);
        assertThat(slots.open()).isEqualTo(1);
    }

    @Test
    void aReleaseIsWork() throws Exception {
        slots.take("north");
        slots.release("north");

        assertThat(waited(() -> slots.awaitWork(Duration.ofSeconds(20)))).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void workIsHeardOnce() throws Exception {
        slots.wake();
        slots.awaitWork(Duration.ofSeconds(20));

        assertThat(waited(() -> slots.awaitWork(Duration.ofMillis(100)))).isGreaterThan(Duration.ofMillis(90));
    }

    @Test
    void aQuarterFreeIsEnough() throws Exception {
        for (int i = 0; i < 6; i++) {
            slots.take("north");
        }
        assertThat(waited(() -> slots.awaitFree(Duration.ofSeconds(20)))).isLessThan(Duration.ofSeconds(10));

        slots.take("north");
        assertThat(waited(() -> slots.awaitFree(Duration.ofMillis(100)))).isGreaterThan(Duration.ofMillis(90));
    }

    @Test
    void aPauseLastsItsTimeWhateverHappens() throws Exception {
        slots.wake();

        assertThat(waited(() -> slots.pause(Duration.ofMillis(100)))).isGreaterThan(Duration.ofMillis(90));
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static Duration waited(Waiting waiting) throws InterruptedException {
        long start = System.nanoTime();
        waiting.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
