package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** One relay, one sandbox as its provider and oracle, and the judgement on what came of a load. */
final class Trial implements AutoCloseable {
    static final int IN_FLIGHT = 64;
    /** So long is every answer on its way: a kill finds calls open. */
    private static final int LATENCY_MILLIS = 100;

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);

    final Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
    final Oracle oracle = new Oracle(sandbox);
    final RelayProcess relay;
    final Desk desk;

    /** Prepared, not started; webhooks of {@code meta} come back to the relay. */
    Trial(Path work) throws Exception {
        sandbox.latency(LATENCY_MILLIS);
        relay = new RelayProcess(work, sandbox.baseUrl())
                .withFiles()
                .with("DELIVERY_IN_FLIGHT", "" + IN_FLIGHT)
                .with("TEMPLATES_POLL", "0");
        desk = new Desk(relay);
        sandbox.account(
                "{\"account\":\"meta/1055\",\"webhook\":{\"url\":\"%s/webhooks/meta/meta\",\"secret\":\"secret-of-the-test\"}}"
                        .formatted(relay.httpUrl()));
    }

    /** What the history says up to now. */
    Verdict verdict(Supplier<List<Put>> puts) {
        List<Listed> open = desk.open();
        return Checker.check(new History(puts.get(), oracle.taken(), open));
    }

    /** Waits until nothing moves and nothing is missing, or time is over; then judges. */
    Verdict drained(Supplier<List<Put>> puts) {
        try {
            await().atMost(LONGEST_DRAIN)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(IllegalStateException.class) // its REST edge is not up yet
                    .until(() -> isQuiet() && verdict(puts).lost().isEmpty());
        } catch (ConditionTimeoutException e) {
            System.out.println("not drained in time");
        }
        return verdict(puts);
    }

    /** Nothing is being called, and nothing is queued but what waits behind an unknown. */
    private boolean isQuiet() {
        long requests = sandbox.stats().requests();
        boolean still = desk.listed("sending").isEmpty()
                && desk.listed("queued").stream()
                        .noneMatch(one -> one.blockedBy().isEmpty());
        return still && requests == sandbox.stats().requests();
    }

    /** An operator looks every unknown up and settles it, until there is none. */
    Verdict settledByOperator(Supplier<List<Put>> puts) {
        Verdict verdict = verdict(puts);
        while (!verdict.unknown().isEmpty()) {
            desk.settleUnknown(oracle.takenIds(), "");
            verdict = drained(puts);
        }
        return verdict;
    }

    /**
     * The end of every trial: drained, judged, the unknown settled by hand, judged again, and the ERP told of it all.
     *
     * @param scenario for the line that is printed
     * @param open calls that may have been open at the kills
     */
    void judge(String scenario, int open, Supplier<List<Put>> puts) throws Exception {
        Verdict verdict = drained(puts);
        System.out.printf("%s, %s (at most %,d) %s%n", scenario, verdict.figures(), open, desk.unknownByCode());
        assertThat(verdict.isValid(open)).as("%s: %s", scenario, verdict).isTrue();
        Verdict settled = settledByOperator(puts);
        assertThat(settled.isValid(0)).as("%s, settled: %s", scenario, settled).isTrue();
        News news = News.read(relay, oracle.taken().size());
        assertThat(news.faults(oracle.taken())).as("what the ERP was told").isEmpty();
        assertThat(relay.stop()).as("exit code of SIGTERM").isZero();
    }

    @Override
    public void close() {
        relay.kill();
        sandbox.close();
    }
}
