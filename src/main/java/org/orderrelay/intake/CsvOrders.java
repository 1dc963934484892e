package org.orderrelay.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Violation;

/**
 * The orders of a CSV file, streamed: one order in memory, whatever the file's size. Encoding and separator are
 * found out unless the form names them ({@link CsvDialect}); adjacent rows of one reference and status are one order; a broken row is an order of its own with violations, and the file goes on. Limits: cell 32 K characters, row
 * 1 M characters, 200 columns, order 1,000 rows or 4 M characters. A stream that breaks off throws {@link
 * UncheckedIOException}. Not thread-safe.
 */
public final class CsvOrders implements Iterator<CsvOrder>, AutoCloseable {
    private final CsvLayout layout;
    private final CsvRows rows;

    private CsvOrders(CsvLayout layout, CsvRows rows) {
        this.layout = layout;
        this.rows = rows;
    }

    /** What opening a file came to. */
    public sealed interface Opening {}

    /** A file whose orders can be iterated; close them when done. */
    public record Opened(CsvOrders orders) implements Opening {}

    /** A file whose header makes its rows meaningless; the violation says why. */
    public record Unreadable(Violation violation) implements Opening {}

    /** Opens a stream of bytes with canonical names. */
    public static Opening open(InputStream in) throws IOException {
        return open(in, CsvForm.CANONICAL);
    }

    /** Opens a stream of bytes. */
    public static Opening open(InputStream in, CsvForm form) throws IOException {
        return open(CharsetGuess.reader(in, form.dialect().charset()), form);
    }

    /** Opens a stream of characters and reads the header. */
    public static Opening open(Reader in, CsvForm form) throws IOException {
        BufferedReader reader = new BufferedReader(in, 1 << 16);
        CsvHeader.Result result = CsvHeader.read(reader, form.dialect().delimiter());
        if (result instanceof CsvHeader.Refused refused) {
            reader.close();
            return new Unreadable(refused.violation());
        }
        CsvHeader header = ((CsvHeader.Known) result).header();
        CsvForm.Match match = form.match(header.names());
        if (match instanceof CsvForm.Matched matched) {
            return new Opened(new CsvOrders(matched.layout(), new CsvRows(reader, header)));
        }
        reader.close();
        return new Unreadable(((CsvForm.Refused) match).violation());
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
        RowGroup group = layout.begin(row);
        for (CsvRow next = rows.peek(); next != null && group.takes(next); next = rows.peek()) {
            group.add(rows.next());
        }
        return group.order();
    }

    /** The reference is shown where it can be, so that somebody can find the row's order; nothing else is used. */
    private CsvOrder broken(CsvRow row, Violation violation) {
        Violation placed = violation.at(new Cell(row.number(), row.line(), ""));
        return new CsvOrder(
                row.number(),
                row.number(),
                row.line(),
                layout.shown(row),
                List.of(placed),
                List.of(),
                false,
                Provenance.NONE);
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
