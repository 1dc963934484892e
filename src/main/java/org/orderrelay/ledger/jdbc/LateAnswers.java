package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Settlement;

/**
 * Answers to calls whose message the provider spoke of first. The receipt decided; the answer changes neither the state
 * nor the receipt. It is noted with its attempt, and its message id is the one that counts.
 */
final class LateAnswers {
    private record Attempt(String deliveryId, int number) {}

    private final Set<Attempt> awaited = new HashSet<>();

    /** No statement, unless some delivery is not where an answer would find it. Puts those deliveries into the book. */
    static LateAnswers load(Sql sql, Book book, List<Settlement> settlements) throws SQLException {
        LateAnswers answers = new LateAnswers();
        Set<String> ids = settlements.stream()
                .map(Settlement::deliveryId)
                .filter(id -> !isExpected(book.delivery(id)))
                .collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            sql.each(
                    "SELECT delivery_id, attempt FROM attempts WHERE outcome IN ('echo', 'not-sent') AND "
                            + sql.engine.in("delivery_id"),
                    row -> answers.awaited.add(new Attempt(row.getString(1), row.getInt(2))),
                    new Sql.Keys(ids));
            Addressees.add(
                    sql, book, answers.awaited.stream().map(Attempt::deliveryId).collect(Collectors.toSet()));
        }
        return answers;
    }

    private static boolean isExpected(@Nullable DeliveryRow row) {
        return row != null && (row.state == DeliveryState.SENDING || row.state == DeliveryState.UNKNOWN);
    }

    /** Whether this answer is one of them; it counts once. */
    boolean take(DeliveryRow row, Settlement settlement) {
        if (!awaited.remove(new Attempt(row.facts.id(), settlement.attempt()))) {
            return false;
        }
        if (settlement.outcome() instanceof Outcome.Accepted accepted && accepted.messageId() != null) {
            row.messageId = accepted.messageId();
            row.changed = true;
        }
        return true;
    }
}
