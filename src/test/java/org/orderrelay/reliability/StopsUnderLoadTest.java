package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R16: SIGTERM again and again under load. The open calls end first, so that not one of them is unknown afterwards. */
final class StopsUnderLoadTest {
    private static final int PER_SECOND = 200;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    private Path work;

    @Test
    void drainWithinHalfAMinuteAndLeaveNothingUnknown() throws Exception {
        int stops = Dose.R16_STOPS.get();
        int orders = Dose.R16_ORDERS.get();
        Duration slowest = Duration.ZERO;
        try (Trial trial = new Trial(work)) {
            trial.relay.start();
            try (Erp erp = Erp.start(trial.relay, "R16", PER_SECOND, orders)) {
                for (int stop = 1; stop <= stops; stop++) {
                    long reached = (long) orders * stop / (stops + 1);
                    await().atMost(Duration.ofMinutes(2))
                            .until(() -> trial.sandbox.stats().accepted() >= reached);
                    long begun = System.nanoTime();
                    assertThat(trial.relay.stop()).as("exit code of SIGTERM").isZero();
                    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
                    slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
                    trial.relay.start();
                }
                erp.awaitDone(Duration.ofHours(2));
                assertThat(slowest).isLessThanOrEqualTo(LONGEST);
                String scenario = "R16 SIGTERM under load: stops %d, slowest %.1f s, exit code 0"
                        .formatted(stops, slowest.toMillis() / 1000.0);
                trial.judge(scenario, 0, erp::puts);
            }
        }
    }
}
