package org.orderrelay.ledger.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.ReceiptState;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.order.OrderStatus;

/** One recipient's line of one order: its head (what the provider knows) and its open deliveries. */
final class Line {
    /** What became of the newest order details. */
    enum Details {
        ACCEPTED,
        DEAD
    }

    final String referenceId;
    final String recipient;
    final List<DeliveryRow> open = new ArrayList<>();

    @Nullable
    String wireReference;

    @Nullable
    OrderStatus lastStatus;

    @Nullable
    Details details;

    @Nullable
    String detailsId;

    @Nullable
    Long deadAt;

    @Nullable
    Long leftAt;

    /** The delivery whose receipt the next status waits for, where {@code orders.gate=delivered}. */
    @Nullable
    String awaits;

    /** When the order details were recorded that the provider took. */
    @Nullable
    Long detailsAt;

    boolean changed;

    Line(String referenceId, String recipient) {
        this.referenceId = referenceId;
        this.recipient = recipient;
    }

    /** Deliveries in one of the open states; what was settled in this transaction may still stand in {@link #open}. */
    List<DeliveryRow> in(DeliveryState state) {
        return open.stream().filter(row -> row.state == state).toList();
    }

    boolean hasOpenDetails() {
        return open.stream().anyMatch(row -> row.state.isOpen() && row.facts.isDetails());
    }

    boolean isBlocked() {
        return details == Details.DEAD && !hasOpenDetails();
    }

    /** Whether a status that came about later than this one has left already. */
    boolean hasLeftAfter(@Nullable Long occurredAt) {
        if (occurredAt == null) {
            return false;
        }
        if (leftAt != null && leftAt > occurredAt) {
            return true;
        }
        return open.stream()
                .filter(row -> row.state == DeliveryState.SENDING || row.state == DeliveryState.UNKNOWN)
                .map(row -> row.facts.occurredAt())
                .filter(Objects::nonNull)
                .anyMatch(left -> left > occurredAt);
    }

    /** The provider took a delivery. A late word on an older one never takes a final status back. */
    void accepted(DeliveryRow row) {
        changed = true;
        Long occurredAt = row.facts.occurredAt();
        if (occurredAt != null && (leftAt == null || leftAt < occurredAt)) {
            leftAt = occurredAt;
        }
        if (row.facts.isDetails()) {
            takeDetails(row);
        }
        boolean older = lastStatus != null && (lastStatus.isFinal() || row.facts.isDetails());
        lastStatus = older ? lastStatus : row.facts.status();
    }

    /** Statuses follow the newest order details the provider took, also if it says so late of older ones. */
    private void takeDetails(DeliveryRow row) {
        boolean older = details == Details.ACCEPTED
                && Admission.count(referenceId, row.wireReference) < Admission.count(referenceId, wireReference);
        if (!older) {
            wireReference = row.wireReference;
            details = Details.ACCEPTED;
            detailsId = row.facts.id();
            detailsAt = row.facts.recordedAt();
            deadAt = null;
        }
    }

    /** The next status waits for the receipt of this delivery, if such are the rules. */
    void await(DeliveryRow row, LedgerRules rules) {
        boolean arrived = row.receipt != null && ReceiptState.of(row.receipt).hasArrived();
        awaits = rules.awaitsDelivered() && !arrived ? row.facts.id() : null;
    }

    /** The receipt came that the next status may have waited for. */
    void arrived(DeliveryRow row) {
        if (row.facts.id().equals(awaits)) {
            awaitNobody();
        }
    }

    void awaitNobody() {
        changed |= awaits != null;
        awaits = null;
    }

    /** Forgets what deliveries said that were accepted; those that still count are taken again. See {@link Past}. */
    void forget(boolean detailsToo) {
        changed = true;
        lastStatus = null;
        leftAt = null;
        if (detailsToo && details == Details.ACCEPTED) {
            details = null;
            detailsId = null;
            wireReference = null;
        }
    }

    /** A delivery was refused for good. Order details that were too late for their own statuses block none. */
    void died(DeliveryRow row, long now) {
        boolean tooLate = row.attempts == 0 && lastStatus != null;
        if (row.facts.isDetails() && details != Details.ACCEPTED && !tooLate) {
            details = Details.DEAD;
            detailsId = row.facts.id();
            deadAt = now;
            changed = true;
        }
    }
}
