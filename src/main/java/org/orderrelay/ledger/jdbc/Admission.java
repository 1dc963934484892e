package org.orderrelay.ledger.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;

/** The judgement on a valid order against what the ledger knows: section 3 of the design, in its order. */
sealed interface Admission {
    /** Record it; its deliveries wait for their turn, except those a later status has overtaken. */
    record Admit() implements Admission {}

    /** Record it, send nothing. */
    record Supersede(String code, String reason) implements Admission {}

    /** Seen before, as this event. */
    record Repeat(String eventKey) implements Admission {}

    /** Not recorded. */
    record Refuse(boolean conflict, Violation violation) implements Admission {}

    /** What the ledger remembers of events. */
    interface Memory {
        /** Content hash of an event; null if its key was never seen. */
        @Nullable
        String hashOf(String eventKey);

        /** Whether the event has deliveries and every one of them was refused or given up. */
        boolean isLost(@Nullable String eventKey);
    }

    static Admission judge(Entry.Valid entry, OrderRow order, Memory memory, LedgerRules rules) {
        String key = entry.order().eventKey();
        String known = memory.hashOf(key);
        if (known != null) {
            return known.equals(entry.contentHash()) ? new Repeat(key) : conflict();
        }
        Admission repeated = entry.order().status() == OrderStatus.PENDING
                ? repeatedDetails(entry, order)
                : repeatedStatus(entry, order, memory, rules);
        if (repeated != null) {
            return repeated;
        }
        Violation violation = violation(entry, order, rules);
        if (violation != null) {
            return new Refuse(false, violation);
        }
        return isOvertaken(entry, order)
                ? new Supersede("superseded", "a status that came about later has left already")
                : new Admit();
    }

    static Refuse conflict() {
        return new Refuse(true, new Violation("", "conflict", "this event was received before with other content"));
    }

    private static @Nullable Admission repeatedDetails(Entry.Valid entry, OrderRow order) {
        if (!order.hasDetails()) {
            return null;
        }
        if (entry.contentHash().equals(order.detailsHash) && order.detailsEvent != null) {
            return new Repeat(order.detailsEvent);
        }
        return new Refuse(
                false,
                new Violation(
                        "/status",
                        "order-details-exists",
                        "the order details of this order are on their way or were taken by the provider"));
    }

    private static @Nullable Admission repeatedStatus(
            Entry.Valid entry, OrderRow order, Memory memory, LedgerRules rules) {
        if (order.currentStatus != entry.order().status() || memory.isLost(order.currentEvent)) {
            return null;
        }
        if (entry.contentHash().equals(order.currentHash) && order.currentEvent != null) {
            return new Repeat(order.currentEvent);
        }
        return rules.sendRepeated()
                ? null
                : new Supersede("repeated-status", "the order has this status already; not sent again");
    }

    private static @Nullable Violation violation(Entry.Valid entry, OrderRow order, LedgerRules rules) {
        boolean details = entry.order().status() == OrderStatus.PENDING;
        if (!details && !order.isKnown() && rules.unknownOrder() == LedgerRules.UnknownOrder.REJECT) {
            return new Violation("/reference_id", "unknown-order", "no order details of this order were received");
        }
        String account = order.account;
        boolean stays = account != null && !(details && !order.hasOpen());
        if (stays
                && entry.deliveries().stream().anyMatch(plan -> !plan.account().equals(account))) {
            return new Violation("/account", "account", "the order stays with the account " + account);
        }
        return details && !fits(entry.deliveries(), order)
                ? new Violation("/reference_id", "reference-length", "the reference leaves no room for its suffix")
                : null;
    }

    private static boolean fits(List<PlannedDelivery> plans, OrderRow order) {
        int count = order.wireCount;
        for (PlannedDelivery plan : plans) {
            count++;
            if (wireReference(order.referenceId, count).length() > plan.longestReference()) {
                return false;
            }
        }
        return true;
    }

    /** The reference of the n-th order details of an order, from 1. */
    static String wireReference(String referenceId, int count) {
        return count == 1 ? referenceId : referenceId + '-' + count;
    }

    /** The number of a wire reference among those of its order; 0 if it is none of them. */
    static int count(String referenceId, @Nullable String wire) {
        if (wire == null || !wire.startsWith(referenceId)) {
            return 0;
        }
        String suffix = wire.substring(referenceId.length());
        return suffix.isEmpty() ? 1 : suffix.matches("-[1-9][0-9]{0,8}") ? Integer.parseInt(suffix.substring(1)) : 0;
    }

    private static boolean isOvertaken(Entry.Valid entry, OrderRow order) {
        Long occurredAt = Micros.ofNullable(entry.order().occurredAt());
        return !entry.deliveries().isEmpty()
                && entry.deliveries().stream()
                        .allMatch(plan -> order.line(plan.recipient().e164()).hasLeftAfter(occurredAt));
    }
}
