package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Order;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;

/** What is noted of entries besides deliveries: events, invalid orders, rows of files. */
final class Intake {
    private static final String EVENT =
            "INSERT INTO events (event_key, event_id, reference_id, status, occurred_at, content_hash, content, verdict,"
                    + " recorded_at, source, document, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INVALID =
            "INSERT INTO invalid (invalid_key, source, document, position, reference_id, status, received, received_at,"
                    + " violations) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (invalid_key) DO NOTHING";
    /** A row that was read before keeps what it was then (a file resumed after a crash), unless its order was waiting. */
    private static final String ROW =
            "INSERT INTO file_rows (file_id, first_row, last_row, event_key, reference_id, status, verdict, code, reason,"
                    + " line, violations) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (file_id, first_row) DO UPDATE SET"
                    + " event_key = excluded.event_key, verdict = excluded.verdict, code = excluded.code,"
                    + " reason = excluded.reason, line = excluded.line, violations = excluded.violations"
                    + " WHERE file_rows.verdict = 'waiting'";
    /** Rows without a gap, in the transaction that holds them. */
    private static final String PROGRESS =
            "UPDATE files SET read_rows = ? WHERE id = ? AND read_rows < ? AND read_rows >= ?";

    private record Event(Entry.Valid entry, Verdict.Kind verdict) {}

    private final List<Event> events = new ArrayList<>();
    private final List<InvalidOrder> invalids = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final RowProgress progress = new RowProgress();

    void event(Entry.Valid entry, Verdict.Kind verdict) {
        events.add(new Event(entry, verdict));
    }

    void invalid(InvalidOrder invalid, Verdict.Kind verdict) {
        invalids.add(invalid);
        List<Violation> violations = invalid.violations();
        String code = violations.isEmpty() ? null : violations.get(0).rule();
        String reason = violations.stream().map(Intake::told).collect(Collectors.joining("; "));
        String structured = Json.violations(violations);
        addRow(invalid.entry(), null, invalid.referenceId(), invalid.status(), verdict, code, reason, structured);
    }

    private static String told(Violation violation) {
        Cell cell = violation.cell();
        if (cell == null) {
            return (violation.path() + ' ' + violation.message()).strip();
        }
        return Stream.of("line " + cell.line(), violation.path(), cell.value())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ", "", ": " + violation.message()));
    }

    void row(Entry.Valid entry, Verdict.Kind verdict, Admission.@Nullable Supersede why) {
        Order order = entry.order();
        String code = why == null ? null : why.code();
        String reason = why == null ? null : why.reason();
        String status = order.status().wire();
        addRow(entry, order.eventKey(), order.referenceId(), status, verdict, code, reason, null);
    }

    private void addRow(
            Entry entry,
            @Nullable String eventKey,
            @Nullable String referenceId,
            @Nullable String status,
            Verdict.Kind verdict,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String violations) {
        Origin origin = entry.origin();
        if (origin.fileId() != null) {
            rows.add(new @Nullable Object[] {
                origin.fileId(),
                origin.firstRow(),
                origin.lastRow(),
                eventKey,
                referenceId,
                status,
                word(verdict),
                code,
                reason,
                violations == null ? null : origin.line(),
                violations
            });
            progress.add(origin.fileId(), origin.firstRow(), origin.lastRow());
        }
    }

    void write(Transaction tx, Book book) throws SQLException {
        List<@Nullable Object[]> eventRows = new ArrayList<>();
        for (Event event : events) {
            eventRows.add(event(event.entry(), event.verdict(), tx.now()));
        }
        tx.sql().batch(EVENT, eventRows);
        List<@Nullable Object[]> invalidRows = new ArrayList<>();
        for (InvalidOrder invalid : invalids) {
            String key = invalid.key();
            invalidRows.add(invalid(key, invalid, tx.now()));
            book.add(new Book.News(Publication.INVALID, key, NewsBody.invalid(key, invalid, tx.now())));
        }
        tx.sql().batch(INVALID, invalidRows);
        tx.sql().batch(ROW, rows);
        tx.sql().batch(PROGRESS, progress.updates());
    }

    private static @Nullable Object[] event(Entry.Valid entry, Verdict.Kind verdict, long now) {
        Order order = entry.order();
        return new @Nullable Object[] {
            order.eventKey(),
            order.eventId(),
            order.referenceId(),
            order.status().wire(),
            Micros.ofNullable(order.occurredAt()),
            entry.contentHash(),
            entry.content(),
            word(verdict),
            now,
            entry.origin().source(),
            entry.origin().document(),
            entry.index()
        };
    }

    private static @Nullable Object[] invalid(String key, InvalidOrder invalid, long now) {
        Entry entry = invalid.entry();
        return new @Nullable Object[] {
            key,
            entry.origin().source(),
            entry.origin().document(),
            entry.index(),
            invalid.referenceId(),
            invalid.status(),
            invalid.received(),
            now,
            Json.violations(invalid.violations())
        };
    }

    private static String word(Verdict.Kind verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
