package org.orderrelay.ledger.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.ledger.Settlement;

/**
 * Prints how many orders a second go through record, claim and settle. Not a test: run its main with the test class
 * path. Arguments: {@code sqlite|postgres}, orders (60,000), orders a record call (250).
 */
public final class LedgerBench {
    private static final int SLOTS = 500;
    private static final String FILLER = "x".repeat(600);

    private LedgerBench() {}

    public static void main(String[] args) throws Exception {
        String engine = args.length > 0 ? args[0] : "sqlite";
        int orders = args.length > 1 ? Integer.parseInt(args[1]) : 60_000;
        int batch = args.length > 2 ? Integer.parseInt(args[2]) : 250;
        Path directory = Files.createTempDirectory(Path.of("target"), "bench");
        System.out.printf("sync of 4 kB: median %.3f ms%n", sync(directory));
        LedgerSettings settings = engine.equals("sqlite")
                ? new LedgerSettings("jdbc:sqlite:" + directory.resolve("ledger.db"), "", null, "bench")
                : Postgres.empty("bench");
        long[] commits = new long[2];
        CommitListener listener = (units, nanos) -> {
            commits[0]++;
            commits[1] += nanos;
        };
        try (JdbcLedger ledger =
                JdbcLedger.open(settings, LedgerRules.DEFAULT, Samples.accounts(), Clock.systemUTC(), listener)) {
            for (int round = 0; round < 4; round++) {
                Arrays.fill(commits, 0);
                long started = System.nanoTime();
                Duration cpu = cpu();
                cycle(ledger, round, orders, batch);
                double seconds = (System.nanoTime() - started) / 1e9;
                System.out.printf(
                        "%s round %d: %,.0f orders/s, CPU of this process %.0f us an order, %d commits of %.2f ms%n",
                        engine,
                        round,
                        orders / seconds,
                        cpu().minus(cpu).toNanos() / 1e3 / orders,
                        commits[0],
                        commits[1] / 1e6 / commits[0]);
            }
            System.out.println(ledger.view().countByState());
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** Records in batches, while what is due is claimed and settled. */
    private static void cycle(JdbcLedger ledger, int round, int orders, int batch) {
        Deque<CompletableFuture<?>> recording = new ArrayDeque<>();
        Deque<CompletableFuture<?>> settling = new ArrayDeque<>();
        int recorded = 0;
        int settled = 0;
        while (settled < orders) {
            for (; recorded < orders && recording.size() < 4; recorded += batch) {
                recording.add(ledger.record(entries(round, recorded, batch)));
            }
            List<Claim> claims = ledger.claim(new ClaimRequest(SLOTS, Map.of("north", SLOTS)))
                    .join();
            while (!settling.isEmpty()) {
                settling.remove().join();
                settled++;
            }
            claims.forEach(claim -> settling.add(ledger.settle(accepted(claim))));
            while (!recording.isEmpty() && recording.peek().isDone()) {
                recording.remove().join();
            }
        }
    }

    private static Settlement accepted(Claim claim) {
        Outcome outcome = new Outcome.Accepted("202", "taken", "message-" + claim.deliveryId());
        return new Settlement(
                claim.deliveryId(), claim.attempt(), outcome, claim.claimedAt(), claim.claimedAt(), 202, null, "{}");
    }

    private static List<Entry> entries(int round, int from, int count) {
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Entry.Valid plain = Samples.pending("R-" + round + "-" + (from + i)).entry();
            entries.add(new Entry.Valid(
                    plain.origin(),
                    i,
                    plain.order(),
                    plain.content() + FILLER,
                    plain.contentHash(),
                    plain.deliveries().stream().map(LedgerBench::large).toList()));
        }
        return entries;
    }

    /** A payload as long as that of a real invoice. */
    private static PlannedDelivery large(PlannedDelivery plan) {
        return new PlannedDelivery(
                plan.id(),
                plan.recipient(),
                plan.account(),
                plan.provider(),
                plan.sender(),
                plan.template(),
                plan.language(),
                plan.payload() + FILLER + FILLER,
                plan.longestReference());
    }

    private static double sync(Path directory) throws IOException {
        double[] millis = new double[101];
        Path file = directory.resolve("sync");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < millis.length; i++) {
                channel.write(ByteBuffer.allocate(4_096));
                long started = System.nanoTime();
                channel.force(false);
                millis[i] = (System.nanoTime() - started) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }
}
