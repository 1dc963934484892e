package org.orderrelay.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/** The data rows of a CSV file, one after the other, never more than one in memory. */
final class CsvRows implements Iterator<CsvRow>, AutoCloseable {
    private static final int LONGEST_ROW = 1024 * 1024;
    private static final int LONGEST_CELL = 32 * 1024;

    private final int columns;
    private final CloseableIterator<CsvRecord> records;
    private int number;
    private @Nullable CsvRow next;
    private boolean ended;

    CsvRows(Reader reader, CsvHeader header) {
        columns = header.columns().size();
        records = CsvReader.builder()
                .fieldSeparator(header.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(reader)
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

    private @Nullable CsvRow advance() {
        while (records.hasNext()) {
            List<String> cells =
                    records.next().getFields().stream().map(Blanks::trim).toList();
            if (!cells.stream().allMatch(String::isEmpty)) {
                number++;
                return new CsvRow(number, cells, reasonAgainst(cells));
            }
        }
        return null;
    }

    private @Nullable Violation reasonAgainst(List<String> cells) {
        if (cells.size() != columns) {
            String message = "the row has " + cells.size() + " cells, the header " + columns;
            return new Violation("", "columns", message);
        }
        for (String cell : cells) {
            if (cell.length() > LONGEST_CELL) {
                return new Violation("", "length", "a cell has more than 32 K characters");
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
