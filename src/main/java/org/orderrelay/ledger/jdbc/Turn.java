package org.orderrelay.ledger.jdbc;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.notification.Moves;
import org.orderrelay.order.OrderStatus;

/**
 * Whose turn it is in one recipient's line, and from when. Pending goes first, then by occurrence, else as recorded.
 *
 * @param delivery the one that may go
 * @param dueAt not before, in microseconds
 */
record Turn(DeliveryRow delivery, long dueAt) {
    private static final long NEVER = Long.MAX_VALUE;
    /** When an invoice died that somebody gave up: what is behind it need not wait for a replay. */
    static final long GIVEN_UP = 0;

    /** Gives the turn to one delivery of the line and takes it from the others. */
    static void pass(OrderRow order, Line line, LedgerRules rules) {
        Turn turn = next(order, line, rules);
        for (DeliveryRow row : line.open) {
            if (row.state == DeliveryState.QUEUED) {
                row.due(turn != null && turn.delivery == row ? turn.dueAt : null);
            }
        }
    }

    /** The next in turn; null if nobody may go whatever the time: one is on its way, a wait has no limit, a receipt is awaited, or nobody waits. */
    static @Nullable Turn next(OrderRow order, Line line, LedgerRules rules) {
        List<DeliveryRow> waiting = line.in(DeliveryState.QUEUED);
        List<DeliveryRow> unknown = line.in(DeliveryState.UNKNOWN);
        if (unknown.stream().anyMatch(row -> willRepeat(row, rules))) {
            return null; // it goes once more, and then before all that waits
        }
        boolean onItsWay = !line.in(DeliveryState.SENDING).isEmpty();
        if (waiting.isEmpty() || onItsWay || unknown.stream().anyMatch(row -> row.facts.isDetails())) {
            return null;
        }
        DeliveryRow first = first(waiting);
        if (rules.awaitsDelivered() && line.awaits != null && !first.facts.isDetails()) {
            return null;
        }
        long due = Math.max(first.facts.recordedAt(), orZero(first.notBefore));
        for (DeliveryRow row : unknown) {
            due = Math.max(due, after(row.settledAt, rules.unknownWait()));
        }
        if (line.isBlocked()) {
            due = Math.max(due, after(line.deadAt, rules.blockedWait()));
        }
        if (waitsForDetails(order, first, rules)) {
            due = Math.max(due, after(first.facts.recordedAt(), rules.unknownOrderWait()));
        }
        if (!first.facts.isDetails()) {
            due = Math.max(due, stragglers(line, waiting, rules));
            due = Math.max(due, skippedSteps(line, first, rules));
        }
        return due == NEVER ? null : new Turn(first, due);
    }

    /** Whether an unknown delivery will go once more by itself when its wait is over. */
    static boolean willRepeat(DeliveryRow row, LedgerRules rules) {
        return rules.repeatsUnknown()
                && !rules.unknownWait().isZero()
                && row.state == DeliveryState.UNKNOWN
                && !row.facts.isDetails()
                && !row.repeated;
    }

    /**
     * A status that came before its own order details shows that this order's events arrive out of order. If it says when
     * it came about, the line waits for the rest as long as it would have waited for the order details.
     */
    private static long stragglers(Line line, List<DeliveryRow> waiting, LedgerRules rules) {
        String details = line.detailsId;
        if (details == null || rules.unknownOrder() != LedgerRules.UnknownOrder.HOLD) {
            return 0;
        }
        return waiting.stream()
                .filter(row -> row.facts.occurredAt() != null && row.facts.id().compareTo(details) < 0)
                .mapToLong(row -> row.facts.recordedAt() + Micros.of(rules.unknownOrderWait()))
                .max()
                .orElse(0);
    }

    /**
     * A status that says when it came about and leaves steps out (shipped right after pending) may have overtaken them:
     * while its order is young, it waits for them as long as it would have waited for the order details. What came in one
     * document with its order details came in order.
     */
    private static long skippedSteps(Line line, DeliveryRow first, LedgerRules rules) {
        OrderStatus last = line.lastStatus;
        if (last == null
                || line.detailsAt == null
                || first.facts.occurredAt() == null
                || first.facts.recordedAt() == line.detailsAt
                || rules.unknownOrder() != LedgerRules.UnknownOrder.HOLD) {
            return 0;
        }
        return Moves.skipsSteps(last, first.facts.status()) ? line.detailsAt + Micros.of(rules.unknownOrderWait()) : 0;
    }

    /** The end of a wait. As in every setting, 0 means no limit: it never ends by itself. */
    private static long after(@Nullable Long since, Duration wait) {
        if (since != null && since == GIVEN_UP) {
            return 0;
        }
        return wait.isZero() ? NEVER : orZero(since) + Micros.of(wait);
    }

    private static boolean waitsForDetails(OrderRow order, DeliveryRow first, LedgerRules rules) {
        return !order.isKnown() && !first.facts.isDetails() && rules.unknownOrder() == LedgerRules.UnknownOrder.HOLD;
    }

    /**
     * Comparing "by occurrence if both have one, else as recorded" in pairs can go round in circles. So: the oldest
     * recorded leads; if it has an occurrence, whoever has an earlier one goes before it.
     */
    private static DeliveryRow first(List<DeliveryRow> waiting) {
        DeliveryRow first = waiting.get(0);
        for (DeliveryRow row : waiting) {
            if (row.facts.isDetails()) {
                return row;
            }
            first = row.facts.seq() < first.facts.seq() ? row : first;
        }
        if (first.facts.occurredAt() == null) {
            return first;
        }
        for (DeliveryRow row : waiting) {
            first = occurredBefore(row, first) ? row : first;
        }
        return first;
    }

    private static boolean occurredBefore(DeliveryRow row, DeliveryRow other) {
        Long at = row.facts.occurredAt();
        Long otherAt = other.facts.occurredAt();
        if (at == null || otherAt == null) {
            return false;
        }
        return at < otherAt || (at.equals(otherAt) && row.facts.seq() < other.facts.seq());
    }

    private static long orZero(@Nullable Long micros) {
        return micros == null ? 0 : micros;
    }
}
