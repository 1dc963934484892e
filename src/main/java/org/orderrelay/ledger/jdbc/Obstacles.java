package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Scope;

/** What keeps queued deliveries: a hold on their scope, or another delivery of their line. */
final class Obstacles {
    private record LineKey(String referenceId, String recipient) {}

    private final Set<HoldKey> holds = new HashSet<>();
    private final Map<LineKey, List<DeliveryRow>> lines = new HashMap<>();
    /** Dead order details by line. */
    private final Map<LineKey, String> deadDetails = new HashMap<>();
    /** Deliveries whose receipt is awaited, by line. */
    private final Map<LineKey, String> awaited = new HashMap<>();

    static Obstacles load(Sql sql, List<DeliveryRow> rows) throws SQLException {
        Obstacles obstacles = new Obstacles();
        Set<String> references = rows.stream()
                .filter(row -> row.state == DeliveryState.QUEUED)
                .map(row -> row.facts.referenceId())
                .collect(Collectors.toSet());
        if (references.isEmpty()) {
            return obstacles;
        }
        HoldQuestions.all(sql).forEach(hold -> obstacles.holds.add(new HoldKey(Scope.of(hold.scope()), hold.key())));
        String keys = sql.engine.in("reference_id");
        sql.each(
                DeliveryColumns.SELECT + "WHERE " + keys + " AND state IN ('queued', 'sending', 'unknown')",
                row -> obstacles.add(DeliveryColumns.read(row)),
                new Sql.Keys(references));
        sql.each(
                "SELECT reference_id, recipient, details_id FROM heads WHERE details = 'DEAD' AND " + keys,
                row -> obstacles.deadDetails.put(new LineKey(row.getString(1), row.getString(2)), row.getString(3)),
                new Sql.Keys(references));
        sql.each(
                "SELECT reference_id, recipient, awaits FROM heads WHERE awaits IS NOT NULL AND " + keys,
                row -> obstacles.awaited.put(new LineKey(row.getString(1), row.getString(2)), row.getString(3)),
                new Sql.Keys(references));
        return obstacles;
    }

    private static LineKey key(DeliveryRow row) {
        return new LineKey(row.facts.referenceId(), row.facts.recipient());
    }

    private void add(DeliveryRow row) {
        lines.computeIfAbsent(key(row), line -> new ArrayList<>()).add(row);
    }

    /** {@code scope:key} of the widest hold on it. */
    @Nullable
    String hold(DeliveryRow row) {
        if (row.state != DeliveryState.QUEUED || holds.isEmpty()) {
            return null;
        }
        List<HoldKey> scopes = new ArrayList<>(row.facts.lane().scopes());
        scopes.add(HoldKey.of(Scope.RECIPIENT, row.facts));
        for (HoldKey scope : scopes) {
            if (holds.contains(scope)) {
                return scope.scope().wire() + ':' + scope.key();
            }
        }
        return null;
    }

    /** Id of the delivery that is on its way, unknown, refused, first in turn, or whose receipt is awaited. */
    @Nullable
    String blockedBy(DeliveryRow row) {
        if (row.state != DeliveryState.QUEUED) {
            return null;
        }
        List<DeliveryRow> others = lines.getOrDefault(key(row), List.of()).stream()
                .filter(other -> !other.facts.id().equals(row.facts.id()))
                .toList();
        boolean details = others.stream().anyMatch(other -> other.facts.isDetails()) || row.facts.isDetails();
        if (!details && deadDetails.containsKey(key(row))) {
            return deadDetails.get(key(row));
        }
        return others.stream()
                .filter(other -> other.state != DeliveryState.QUEUED || (row.dueAt == null && other.dueAt != null))
                .min(Comparator.comparing((DeliveryRow other) -> other.state == DeliveryState.QUEUED)
                        .thenComparing(other -> other.facts.seq()))
                .map(other -> other.facts.id())
                .orElse(row.dueAt == null ? awaited.get(key(row)) : null);
    }
}
