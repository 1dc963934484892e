package org.orderrelay.reliability;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/**
 * One relay with an account for each trouble a provider can make, all of them at the same time, so that each is also what
 * the others must not suffer from. {@code healthy} has none.
 */
final class BadDay implements AutoCloseable {
    static final int IN_FLIGHT = 128;
    static final int ACCOUNT_IN_FLIGHT = 16;
    static final int STORM_PER_SECOND = 25;

    private static final int FEEDERS = 7;
    private static final int MOST_AT_ONCE = 500;
    /** A call that takes longer has no answer. */
    private static final String CALL_TIMEOUT = "3s";

    private static final String NEVER = "1h";
    private static final Duration LONGEST = Duration.ofMinutes(5).plusMillis(100L * Dose.OUTAGE_ORDERS.get());

    final Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
    final Oracle oracle = new Oracle(sandbox);
    final RelayProcess relay;
    final Desk desk;
    private final Map<String, Feeder> feeders = new ConcurrentHashMap<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(FEEDERS);

    BadDay(Path work) throws IOException {
        relay = new RelayProcess(work, sandbox.baseUrl())
                .withAccounts(accounts("old-token"))
                .with("DELIVERY_IN_FLIGHT", "" + IN_FLIGHT)
                .with("DELIVERY_CALL_TIMEOUT", CALL_TIMEOUT)
                .with("DELIVERY_LEASE", "15s")
                .with("TEMPLATES_POLL", "0")
                .start();
        desk = new Desk(relay);
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IllegalStateException.class) // its REST edge is not up yet
                .until(() -> desk.get("/v1/accounts").has("items"));
        List.of("1002", "1007")
                .forEach(number -> sandbox.account(
                        "{\"account\":\"meta/%s\",\"webhook\":{\"url\":\"%s/webhooks/meta/%s\",\"secret\":\"secret-of-the-test\"}}"
                                .formatted(number, relay.httpUrl(), number.equals("1002") ? "slow" : "lost-echo")));
    }

    /** accounts.yaml, with a key for the two accounts whose key will be revoked. */
    String accounts(String token) {
        return "accounts:\n"
                + meta("storm", "1001", "token", "limits: {per-second: " + STORM_PER_SECOND + "}", "1s", 16)
                + meta("slow", "1002", "token", webhook(), "1s", 16)
                + meta("rate", "1003", "token", "limits: {breaker: 10}", "1s", 1)
                + kaleyra("balance", "911000000004", "limits: {breaker: 10}")
                + meta("key", "1005", token, "limits: {breaker: 10}", "1s", 16)
                + meta("key-unprobed", "1006", token, "limits: {breaker: 10}", NEVER, 16)
                + meta("lost-echo", "1007", "token", webhook() + "\n    limits: {breaker: 0}", "1s", 64)
                + kaleyra("lost", "911000000008", "limits: {breaker: 0}")
                + kaleyra("healthy", "911000000009", "limits: {breaker: 10}")
                + "routing: {default: healthy}\n";
    }

    private static String webhook() {
        return "webhook: {app-secret: secret-of-the-test, verify-token: test}";
    }

    private String meta(String name, String number, String token, String more, String probe, int inFlight) {
        return """
                  - name: %s
                    provider: meta
                    base-url: %s
                    phone-number-id: "%s"
                    access-token: %s
                    probe: %s
                    in-flight: %d
                    %s
                """.formatted(name, sandbox.baseUrl(), number, token, probe, inFlight, more) + COMMON;
    }

    private String kaleyra(String name, String sender, String more) {
        return """
                  - name: %s
                    provider: kaleyra
                    base-url: %s
                    sid: HXAP
                    sender: "+%s"
                    api-key: test
                    probe: 1s
                    in-flight: 16
                    %s
                """.formatted(name, sandbox.baseUrl(), sender, more) + COMMON;
    }

    private static final String COMMON = """
                    retry: {attempts: 30, first: 500ms, factor: 1.5, longest: 2s}
                    payment: {type: upi, configuration: test}
                    templates:
                      - {notification: order_details, locale: en_US, name: details}
                      - {notification: order_status, locale: en_US, name: status}
                """;

    /** Orders of one account, put in over REST while everything goes on; every fourth with all its statuses. */
    void feed(String account, int perSecond, int orders) {
        Feeder feeder =
                new Feeder(new RestDoor(relay), account, List.of(account), perSecond, new AtomicInteger(orders));
        feeders.put(account, feeder);
        running.add(threads.scheduleWithFixedDelay(feeder, 0, feeder.pauseMillis(), TimeUnit.MILLISECONDS));
    }

    /** Puts orders in with their order details, at once. */
    void put(List<ErpOrder> orders) throws Exception {
        List<Door.Step> steps =
                orders.stream().map(order -> new Door.Step(order, "pending")).toList();
        RestDoor door = new RestDoor(relay);
        for (int from = 0; from < steps.size(); from += MOST_AT_ONCE) {
            door.put(steps.subList(from, Math.min(steps.size(), from + MOST_AT_ONCE)));
        }
    }

    /** Waits until all of them came and none is on its way any more; some may be unknown. */
    Verdict through(List<ErpOrder> orders) {
        List<Put> puts = orders.stream()
                .map(order -> new Put(order.event("pending"), "rest", Put.Ack.ACKED, order.began()))
                .toList();
        Set<Event> ours = puts.stream().map(Put::event).collect(Collectors.toSet());
        await().atMost(LONGEST.plusSeconds(orders.size()))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> verdict(puts).lost().isEmpty()
                        && desk.listed("queued", "sending").stream()
                                .noneMatch(listed -> ours.contains(listed.event())));
        return verdict(puts);
    }

    /** What was put in for an account, and what its customers got. */
    Verdict verdict(List<Put> puts) {
        Set<Event> ours = puts.stream().map(Put::event).collect(Collectors.toSet());
        return Checker.check(new History(
                puts,
                oracle.taken().stream()
                        .filter(taken -> ours.contains(taken.event()))
                        .toList(),
                desk.open().stream()
                        .filter(listed -> ours.contains(listed.event()))
                        .toList()));
    }

    List<Put> puts(String account) {
        return feeders.get(account).puts();
    }

    /** Waits until all of an account's orders are in and none is missing or merely listed. */
    Verdict through(String account) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> feedersGoOn()
                        && isThrough(verdict(puts(account)))
                        && feeders.get(account).isDone());
        return verdict(puts(account));
    }

    /** The same, with an operator who settles what is unknown; how many that were. */
    int settledThrough(String account) {
        AtomicInteger settled = new AtomicInteger();
        await().atMost(LONGEST).pollInterval(Duration.ofSeconds(1)).until(() -> {
            settled.addAndGet(desk.settleUnknown(oracle.takenIds(), account));
            Verdict verdict = verdict(puts(account));
            return isThrough(verdict)
                    && verdict.unknown().isEmpty()
                    && feeders.get(account).isDone();
        });
        return settled.get();
    }

    /** A feeder that broke says why at once, and is not waited for. */
    private boolean feedersGoOn() throws Exception {
        for (Future<?> feeder : running) {
            if (feeder.isDone()) {
                feeder.get();
            }
        }
        return true;
    }

    private static boolean isThrough(Verdict verdict) {
        return verdict.lost().isEmpty() && verdict.waiting().isEmpty();
    }

    /** How long from putting in to the provider, the slowest of the quickest 99 percent of what came between two times. */
    Duration p99(String account, Instant from, Instant to) {
        Map<Event, Instant> taken =
                oracle.taken().stream().collect(Collectors.toMap(Taken::event, Taken::at, (first, second) -> first));
        List<Duration> all = puts(account).stream()
                .filter(put -> !put.at().isBefore(from) && put.at().isBefore(to))
                .map(put -> Duration.between(put.at(), taken.get(put.event())))
                .sorted()
                .toList();
        return all.get(Math.max(0, all.size() * 99 / 100 - 1));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        relay.kill();
        sandbox.close();
    }
}
