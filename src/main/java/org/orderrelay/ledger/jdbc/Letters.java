package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.ledger.Publication;

/** Dead letters of deliveries that were accepted and failed afterwards; they go out with the payload that failed. */
final class Letters {
    private final Map<String, DeliveryRow> byOutcome = new LinkedHashMap<>();

    /** Right after its outcome was published. */
    void add(DeliveryRow row) {
        byOutcome.put(row.facts.id() + '.' + row.outcomes + ".dead", row);
    }

    void write(Sql sql, Book book) throws SQLException {
        if (byOutcome.isEmpty()) {
            return;
        }
        List<String> ids =
                byOutcome.values().stream().map(row -> row.facts.id()).toList();
        Map<String, String> payloads = BookWriter.payloads(sql, ids);
        byOutcome.forEach((outcomeId, row) -> {
            String body = NewsBody.dead(outcomeId, row, payloads.get(row.facts.id()));
            book.add(new Book.News(Publication.DEAD, outcomeId, body));
        });
    }
}
