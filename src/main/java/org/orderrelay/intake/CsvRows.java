package org.orderrelay.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/** The data rows of a CSV file, one after the other, never more than one in memory. */
final class CsvRows implements Iterator<CsvRow>, AutoCloseable {
    private static final int BUFFER = 4 * 1024 * 1024; // more than the longest row the guard lets through
    private static final int LONGEST_CELL = 32 * 1024;

    private final int columns;
    private final int linesBefore;
    private final CloseableIterator<CsvRecord> records;
    private int number;
    private @Nullable CsvRow next;
    private boolean ended;

    CsvRows(Reader reader, CsvHeader header) {
        columns = header.names().size();
        linesBefore = header.lines();
        records = CsvReader.builder()
                .fieldSeparator(header.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(BUFFER)
                .ofCsvRecord(new RowGuard(reader, header.separator()))
                .iterator();
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = advance();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public CsvRow next() {
        CsvRow row = peek();
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return row;
    }

    /** The next row without taking it; null at the end. */
    @Nullable
    CsvRow peek() {
        return hasNext() ? next : null;
    }

    /** Rows without any content are no rows: spreadsheets leave them behind. */
    private @Nullable CsvRow advance() {
        while (records.hasNext()) {
            CsvRecord row = records.next();
            String[] cells = new String[row.getFieldCount()];
            boolean blank = true;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Blanks.trim(row.getField(i));
                blank &= cells[i].isEmpty();
            }
            if (!blank) {
                number++;
                return row(cells, linesBefore + (int) row.getStartingLineNumber());
            }
        }
        return null;
    }

    private CsvRow row(String[] cells, int line) {
        Violation broken = reasonAgainst(cells);
        boolean useless = broken != null && cells[0].length() > LONGEST_CELL;
        return new CsvRow(number, line, useless ? List.of() : Arrays.asList(cells), broken);
    }

    private @Nullable Violation reasonAgainst(String[] cells) {
        char first = cells[0].isEmpty() ? ' ' : cells[0].charAt(0);
        if (first == RowGuard.BAD_QUOTES) {
            return new Violation("", "csv", "a quote in the row is not closed, or other text follows it");
        }
        if (first == RowGuard.TOO_LONG) {
            return new Violation("", "length", "the row, or a cell of it, is too long: 1 M, 32 K characters");
        }
        if (cells.length < columns || hasContentBeyond(cells)) {
            return new Violation("", "columns", "the row has " + cells.length + " cells, the header " + columns);
        }
        boolean tooLong = Arrays.stream(cells).anyMatch(cell -> cell.length() > LONGEST_CELL);
        return tooLong ? new Violation("", "length", "a cell has more than 32 K characters") : null;
    }

    /** Empty cells at the end of a row are what trailing separators leave behind. */
    private boolean hasContentBeyond(String[] cells) {
        for (int i = columns; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
