package org.orderrelay.reliability;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R1: {@code kill -9} again and again, calls open, while an ERP puts orders in by JMS, files and REST at once. */
final class KillsUnderLoadTest {
    private static final int PER_SECOND = 200;
    private static final int MOST_MOMENTS = 300;

    @TempDir
    private Path work;

    @Test
    void loseNothingAndRepeatNothing() throws Exception {
        int kills = Dose.R1_KILLS.get();
        int orders = Dose.R1_ORDERS.get();
        Random moments = new Random(1);
        try (Trial trial = new Trial(work)) {
            trial.relay.start();
            try (Erp erp = Erp.start(trial.relay, "R1", PER_SECOND, orders)) {
                for (int kill = 1; kill <= kills; kill++) {
                    long reached = (long) orders * kill / (kills + 1);
                    await().atMost(Duration.ofMinutes(2))
                            .pollDelay(Duration.ofMillis(moments.nextInt(MOST_MOMENTS)))
                            .until(() -> trial.sandbox.stats().accepted() >= reached);
                    trial.relay.kill();
                    trial.relay.start();
                }
                erp.awaitDone(Duration.ofHours(2));
                String scenario = "R1 kill -9 under load: kills " + kills;
                trial.judge(scenario, kills * Trial.IN_FLIGHT, erp::puts);
            }
        }
    }
}
