package org.orderrelay.ledger.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.OrderStatus;

/** The order head within one transaction, with its lines. Two nodes that touch one order take this row's lock. */
final class OrderRow {
    final String referenceId;
    final boolean isNew;

    @Nullable
    String account;

    @Nullable
    OrderStatus currentStatus;

    @Nullable
    String currentHash;

    @Nullable
    String currentEvent;

    @Nullable
    Long currentOccurredAt;

    @Nullable
    String detailsHash;

    @Nullable
    String detailsEvent;

    int lastSeq;
    int wireCount;
    boolean paid;
    boolean changed;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    OrderRow(String referenceId, boolean isNew) {
        this.referenceId = referenceId;
        this.isNew = isNew;
    }

    Line line(String recipient) {
        return lines.computeIfAbsent(recipient, number -> new Line(referenceId, number));
    }

    Collection<Line> lines() {
        return lines.values();
    }

    /** Whether order details ever passed here; if not, its statuses are of an unknown order. */
    boolean isKnown() {
        return wireCount > 0;
    }

    /** Order details are on their way or have arrived. */
    boolean hasDetails() {
        return lines().stream().anyMatch(line -> line.details == Line.Details.ACCEPTED || line.hasOpenDetails());
    }

    boolean hasOpen() {
        return lines().stream().flatMap(line -> line.open.stream()).anyMatch(row -> row.state.isOpen());
    }

    /** Takes a recorded event as the order's newest, unless one that came about later is known. */
    void current(Entry.Valid entry) {
        changed = true;
        String key = entry.order().eventKey();
        Long occurredAt = Micros.ofNullable(entry.order().occurredAt());
        if (entry.order().status() == OrderStatus.PENDING) {
            detailsHash = entry.contentHash();
            detailsEvent = key;
        }
        if (currentOccurredAt != null && occurredAt != null && currentOccurredAt > occurredAt) {
            return;
        }
        currentStatus = entry.order().status();
        currentHash = entry.contentHash();
        currentEvent = key;
        currentOccurredAt = occurredAt == null ? currentOccurredAt : occurredAt;
    }
}
