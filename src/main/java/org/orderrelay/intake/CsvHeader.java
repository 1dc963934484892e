package org.orderrelay.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orderrelay.order.Violation;

/**
 * The first line of a CSV file: which separator it uses ({@code ,} or {@code ;} or tab, whichever the line has most of)
 * and which columns follow. A column the canonical form does not know, or one that stands twice, makes the file
 * unreadable: guessing would send wrong orders.
 */
record CsvHeader(char separator, List<CsvColumn> columns) {
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_SHOWN = 64;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    CsvHeader {
        columns = List.copyOf(columns);
    }

    /** Position of a column the header has. */
    int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    /** What reading the header came to. */
    sealed interface Result {}

    record Known(CsvHeader header) implements Result {}

    record Refused(Violation violation) implements Result {}

    /** Reads the first line that is not blank and leaves the reader behind it. */
    static Result read(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c == BYTE_ORDER_MARK) {
            c = reader.read();
        }
        while (c >= 0 && !(isLineEnd(c) && !line.toString().isBlank())) {
            if (!isLineEnd(c)) {
                line.append((char) c);
            }
            if (line.length() > LONGEST) {
                return refused("columns", "the header is longer than 64 K characters");
            }
            c = reader.read();
        }
        return line.toString().isBlank() ? refused("required", "the file has no header line") : of(line.toString());
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private static Result of(String line) {
        char separator = separator(line);
        List<String> names;
        try {
            names = CsvReader.builder()
                    .fieldSeparator(separator)
                    .ofSingleCsvRecord(line)
                    .getFields();
        } catch (CsvParseException notCsv) {
            return refused("columns", "the header line is not CSV");
        }
        if (names.size() > MOST_COLUMNS) {
            return refused("columns", "the header has more than 200 columns");
        }
        return columns(separator, names);
    }

    private static Result columns(char separator, List<String> names) {
        List<CsvColumn> columns = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : names) {
            String name = Blanks.trim(cell);
            if (!seen.add(name)) {
                return refused("duplicate", "the column " + Shown.text(name, LONGEST_SHOWN) + " stands twice");
            }
            CsvColumn.named(name).ifPresentOrElse(columns::add, () -> unknown.add(Shown.text(name, LONGEST_SHOWN)));
        }
        if (!unknown.isEmpty()) {
            return refused("unknown-field", "unknown columns: '" + String.join("', '", unknown) + "'");
        }
        if (!seen.contains("reference_id") || !seen.contains("status")) {
            return refused("required", "the columns reference_id and status are needed");
        }
        return new Known(new CsvHeader(separator, columns));
    }

    private static char separator(String line) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private static Refused refused(String rule, String message) {
        return new Refused(new Violation("", rule, message));
    }
}
