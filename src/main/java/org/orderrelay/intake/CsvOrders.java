package org.orderrelay.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.order.Violation;

/**
 * The orders of a CSV file, streamed: one order in memory, whatever the file's size. UTF-8 with or without a byte order
 * mark; separator {@code ,} or {@code ;} or tab as the header shows; adjacent rows of one reference and status are one
 * order; a broken row is an order of its own with violations, and the file goes on. Limits: cell 32 K characters, row
 * 1 M characters, 200 columns, order 1,000 rows or 4 M characters. A stream that breaks off throws {@link
 * UncheckedIOException}. Not thread-safe.
 */
public final class CsvOrders implements Iterator<CsvOrder>, AutoCloseable {
    private final CsvHeader header;
    private final CsvRows rows;

    private CsvOrders(CsvHeader header, CsvRows rows) {
        this.header = header;
        this.rows = rows;
    }

    /** What opening a file came to. */
    public sealed interface Opening {}

    /** A file whose orders can be iterated; close them when done. */
    public record Opened(CsvOrders orders) implements Opening {}

    /** A file whose header makes its rows meaningless; the violation says why. */
    public record Unreadable(Violation violation) implements Opening {}

    /** Opens a stream of UTF-8 bytes. */
    public static Opening open(InputStream in) throws IOException {
        return open(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Opens a stream of characters and reads the header. */
    public static Opening open(Reader in) throws IOException {
        BufferedReader reader = new BufferedReader(in, 1 << 16);
        CsvHeader.Result result = CsvHeader.read(reader);
        if (result instanceof CsvHeader.Known known) {
            return new Opened(new CsvOrders(known.header(), new CsvRows(reader, known.header())));
        }
        reader.close();
        return new Unreadable(((CsvHeader.Refused) result).violation());
    }

    /** Skips data rows that were taken in before; returns how many there were, less than asked at the end of the file. */
    public int skipRows(int count) {
        int skipped = 0;
        while (skipped < count && rows.hasNext()) {
            rows.next();
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public CsvOrder next() {
        CsvRow row = rows.next();
        if (row.broken() != null) {
            return broken(row, row.broken());
        }
        CsvGroup group = new CsvGroup(header, row);
        for (CsvRow next = rows.peek(); next != null && group.takes(next); next = rows.peek()) {
            group.add(rows.next());
        }
        return group.order();
    }

    /** The reference is shown where it can be, so that somebody can find the row's order; nothing else is used. */
    private CsvOrder broken(CsvRow row, Violation violation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String name : List.of("reference_id", "status")) {
            int index = header.indexOf(name);
            String cell = index < row.cells().size() ? row.cells().get(index) : "";
            if (!cell.isEmpty() && cell.charAt(0) > RowGuard.TOO_LONG) {
                tree.put(name, cell);
            }
        }
        return new CsvOrder(row.number(), row.number(), tree, List.of(violation), List.of(), false);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException alreadyRead) {
            throw new UncheckedIOException(alreadyRead);
        }
    }
}
