package org.orderrelay.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.Violation;

/** Follows the sample orders: prints each delivery as it settles, and in the end the table. */
final class DemoTable implements RelayListener {
    private static final String LINE = "%-6s  %-9s  %-17s  %-8s  %-18s  %s%n";

    private final PrintWriter out;
    private final Map<String, Verdict> waiting = new HashMap<>();
    /** An order may be delivered before the thread that recorded it comes to tell. */
    private final Map<String, Early> early = new HashMap<>();

    private final List<DemoRow> rows = new ArrayList<>();

    DemoTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void recorded(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            if (verdict.kind() == Verdict.Kind.RECORDED) {
                verdict.deliveryIds().forEach(id -> expect(id, verdict));
            } else {
                add(verdict, null, "-", word(verdict));
            }
        }
    }

    private void expect(String deliveryId, Verdict verdict) {
        Early settled = early.remove(deliveryId);
        if (settled == null) {
            waiting.put(deliveryId, verdict);
        } else {
            add(verdict, deliveryId, settled.provider(), settled.word());
        }
    }

    @Override
    public synchronized void settled(Claim claim, Settlement settlement, Settled settled) {
        if (!settled.applied() || settled.state() == DeliveryState.QUEUED) {
            out.printf(
                    "  %s %s: %s, again later%n",
                    claim.referenceId(),
                    claim.status().wire(),
                    settlement.outcome().reason());
            out.flush();
            return;
        }
        String word = word(claim, settlement.outcome(), settled.state());
        Verdict verdict = waiting.remove(claim.deliveryId());
        if (verdict == null) {
            early.put(claim.deliveryId(), new Early(claim.provider(), word));
        } else {
            add(verdict, claim.deliveryId(), claim.provider(), word);
        }
    }

    private record Early(String provider, String word) {}

    private static String word(Claim claim, Outcome outcome, DeliveryState state) {
        String word = state == DeliveryState.ACCEPTED ? state.wire() : state.wire() + " " + outcome.code();
        return claim.attempt() > 1 ? word + " (retried)" : word;
    }

    private static String word(Verdict verdict) {
        return switch (verdict.kind()) {
            case DUPLICATE -> "duplicate";
            case SUPERSEDED -> "superseded";
            default ->
                "invalid: "
                        + verdict.violations().stream()
                                .map(Violation::rule)
                                .findFirst()
                                .orElse("?");
        };
    }

    private void add(Verdict verdict, @Nullable String deliveryId, String provider, String outcome) {
        DemoRow row = new DemoRow(
                verdict.origin().source(),
                String.valueOf(verdict.referenceId()),
                String.valueOf(verdict.status()),
                provider,
                outcome,
                deliveryId);
        rows.add(row);
        notifyAll();
        out.printf("  %s %s: %s%n", row.reference(), row.status(), row.outcome());
        out.flush();
    }

    /** Waits until there are that many rows, or the time is over. */
    synchronized void await(int size, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); rows.size() < size && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    synchronized List<DemoRow> rows() {
        return List.copyOf(rows);
    }

    /** The deliveries among the rows. */
    Set<String> deliveryIds() {
        return rows().stream().map(DemoRow::deliveryId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** @param receipt how far a delivery got, by its id */
    void print(UnaryOperator<String> receipt) {
        out.printf("%n" + LINE, "SOURCE", "REFERENCE", "STATUS", "PROVIDER", "OUTCOME", "RECEIPT");
        rows().stream()
                .sorted(Comparator.comparing(DemoRow::source).thenComparing(DemoRow::reference))
                .forEach(row -> out.printf(
                        LINE,
                        row.source(),
                        row.reference(),
                        row.status(),
                        row.provider(),
                        row.outcome(),
                        row.deliveryId() == null ? "-" : receipt.apply(row.deliveryId())));
        out.println();
        out.flush();
    }
}
