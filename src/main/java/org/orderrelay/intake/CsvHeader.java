package org.orderrelay.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/**
 * The first line of a CSV file: which separator it uses and which names it has. Empty names at the end are what trailing
 * separators leave behind, and no columns. A line {@code sep=;} before it, which Excel writes and hides, is obeyed.
 *
 * @param lines lines of the file up to its end
 */
record CsvHeader(char separator, List<String> names, int lines) {
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_LINE_ENDS = 8;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    CsvHeader {
        names = List.copyOf(names);
    }

    /** What reading the header came to. */
    sealed interface Result {}

    record Known(CsvHeader header) implements Result {}

    record Refused(Violation violation) implements Result {}

    /** Reads the first line that is not blank and leaves the reader behind it. */
    static Result read(BufferedReader reader, @Nullable Character separator) throws IOException {
        return read(new LineReader(reader), separator);
    }

    private static Result read(LineReader reader, @Nullable Character separator) throws IOException {
        String line = line(reader);
        if (line.toLowerCase(Locale.ROOT).matches("\"?sep=.\"?[,;\t]*")) {
            return read(reader, line.charAt(line.indexOf('=') + 1));
        }
        if (hasOpenQuote(line)) {
            line = closed(line, reader);
        }
        if (line.length() > LONGEST) {
            return refused("columns", "the header is longer than 64 K characters");
        }
        reader.endLine();
        return line.isBlank()
                ? refused("required", "the file has no header line")
                : of(line, separator == null ? separator(line) : separator, reader.lines());
    }

    /** The next line that is not blank; one character too much if it is too long. */
    private static String line(LineReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c == BYTE_ORDER_MARK) {
            c = reader.read();
        }
        while (c >= 0 && !(c == '\n' && !line.toString().isBlank()) && line.length() <= LONGEST) {
            if (c != '\n') {
                line.append((char) c);
            }
            c = reader.read();
        }
        return line.toString();
    }

    /** A name may go over some lines of its cell. If no quote closes soon, one was left open and the line ends. */
    private static String closed(String line, LineReader reader) throws IOException {
        reader.mark(LONGEST);
        StringBuilder longer = new StringBuilder(line).append(' ');
        boolean open = true;
        int lineEnds = 0;
        for (int i = 0; i < LONGEST && lineEnds <= MOST_LINE_ENDS; i++) {
            int c = reader.read();
            if (c < 0 || (c == '\n' && !open)) {
                break;
            }
            open ^= c == '"';
            lineEnds += c == '\n' ? 1 : 0;
            if (c != '\n') {
                longer.append((char) c);
            } else if (longer.charAt(longer.length() - 1) != ' ') {
                longer.append(' ');
            }
        }
        if (!open) {
            return longer.toString();
        }
        reader.reset();
        return line;
    }

    private static boolean hasOpenQuote(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static Result of(String line, char separator, int lines) {
        List<String> names;
        try {
            names = CsvReader.builder()
                    .fieldSeparator(separator)
                    .ofSingleCsvRecord(line)
                    .getFields();
        } catch (CsvParseException | IllegalArgumentException notCsv) {
            return refused("columns", "the header line is not CSV");
        }
        if (names.size() > MOST_COLUMNS) {
            return refused("columns", "the header has more than 200 columns");
        }
        List<String> trimmed = names.stream().map(Blanks::trim).toList();
        int used = trimmed.size();
        while (used > 0 && trimmed.get(used - 1).isEmpty()) {
            used--;
        }
        return new Known(new CsvHeader(separator, trimmed.subList(0, used), lines));
    }

    /** Whichever the line has most of, outside quotes. */
    private static char separator(String line) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String line, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += c == wanted && !quoted ? 1 : 0;
        }
        return count;
    }

    private static Refused refused(String rule, String message) {
        return new Refused(new Violation("", rule, message));
    }
}
