package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R2: the process ends exactly where two things must not come apart, each {@link CrashPoint} in turn, under load. */
final class DirectedKillsTest {
    private static final int PER_SECOND = 30;
    private static final int NO_END = Integer.MAX_VALUE;
    private static final int DEAD = 6;
    /** Numbers that the ERP gives nobody else in a trial. */
    private static final int FIRST_NUMBER = 900_000;

    private static final String REPLAY =
            "{\"filter\":{\"state\":\"dead\"},\"per_second\":3,\"reason\":\"the provider was wrong\"}";
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    @TempDir
    private Path work;

    private final List<Put> replayed = new ArrayList<>();
    private final Random passes = new Random(2);

    @Test
    void loseNothingAndRepeatNothing() throws Exception {
        int kills = Dose.R2_KILLS.get();
        try (Trial trial = new Trial(work)) {
            trial.relay.start();
            try (Erp erp = Erp.start(trial.relay, "R2", PER_SECOND, NO_END)) {
                for (CrashPoint point : CrashPoint.values()) {
                    for (int kill = 0; kill < kills; kill++) {
                        live(trial, point, kill == 0 ? 1 : 1 + passes.nextInt(point.most()));
                    }
                }
                trial.relay.kill();
                trial.relay.start();
                erp.finish();
                int all = kills * CrashPoint.values().length;
                String scenario = "R2 directed kills: points " + CrashPoint.values().length + ", kills " + all;
                trial.judge(
                        scenario,
                        (all + 1) * Trial.IN_FLIGHT,
                        () -> Stream.concat(erp.puts().stream(), replayed.stream())
                                .toList());
            }
        }
    }

    /** One life of the process, which ends at the point. */
    private void live(Trial trial, CrashPoint point, int pass) throws Exception {
        trial.relay.kill();
        if (point == CrashPoint.REPLAYING) {
            trial.relay.start();
            refuse(trial);
            trial.relay.kill();
        }
        trial.relay.launch(CrashAgent.option(work, point, pass));
        if (point == CrashPoint.REPLAYING) {
            await().atMost(LONGEST_LIFE)
                    .ignoreExceptionsInstanceOf(IllegalStateException.class) // its REST edge is not up yet
                    .until(() ->
                            trial.desk.post("/v1/deliveries/replay", REPLAY).has("id"));
        }
        assertThat(trial.relay.awaitEnd(LONGEST_LIFE))
                .as("ends %s, pass %d", point.label(), pass)
                .isEqualTo(CrashAgent.CRASHED);
    }

    /** Orders that the provider refuses, once those of the kill before are all replayed. */
    private void refuse(Trial trial) {
        await().atMost(LONGEST_LIFE)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> dead(trial).isEmpty());
        List<ErpOrder> orders = Stream.iterate(replayed.size(), number -> number + 1)
                .limit(DEAD)
                .map(DirectedKillsTest::order)
                .toList();
        orders.forEach(order -> trial.sandbox.script(order.phone(), "wa400"));
        RestDoor door = new RestDoor(trial.relay);
        await().atMost(LONGEST_LIFE).until(() -> put(door, orders));
        await().atMost(LONGEST_LIFE).until(() -> dead(trial).size() == DEAD);
    }

    private static ErpOrder order(int number) {
        return new ErpOrder(
                "R2dead%06d".formatted(number), FIRST_NUMBER + number, "test", List.of("pending"), Instant.now());
    }

    private boolean put(RestDoor door, List<ErpOrder> orders) throws Exception {
        List<Door.Step> steps =
                orders.stream().map(order -> new Door.Step(order, "pending")).toList();
        boolean acked = door.put(steps) == Door.Answer.ACKED;
        if (acked) {
            steps.forEach(step -> replayed.add(new Put(step.event(), "rest", Put.Ack.ACKED, Instant.now())));
        }
        return acked;
    }

    private static List<JsonNode> dead(Trial trial) {
        return trial.desk.deliveries("state=dead");
    }
}
