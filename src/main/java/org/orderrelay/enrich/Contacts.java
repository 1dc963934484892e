package org.orderrelay.enrich;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of one {@code contacts.csv}, whole in memory: columns {@code id}, {@code phone}, {@code name},
 * {@code locale}, header required, any order, empty cells unknown. Bad rows are left out and listed. Immutable.
 */
public final class Contacts implements ContactBook {
    private final Map<String, Contact> byId;
    private final List<Rejected> rejected;

    private Contacts(Map<String, Contact> byId, List<Rejected> rejected) {
        this.byId = Map.copyOf(byId);
        this.rejected = List.copyOf(rejected);
    }

    /**
     * A row that was left out.
     *
     * @param line line of the file, the header being 1; 0 for the whole file
     * @param reason sentence for people, without the row's content
     */
    public record Rejected(long line, String reason) {}

    /** Reads all rows of a stream of UTF-8 bytes, with or without a byte order mark; phone numbers in E.164. */
    public static Contacts read(InputStream in) throws IOException {
        return read(in, ContactReader.STRICT);
    }

    /** Reads all rows of a stream of UTF-8 bytes, with or without a byte order mark. */
    public static Contacts read(InputStream in, ContactReader reader) throws IOException {
        Map<String, Contact> byId = new HashMap<>();
        List<Rejected> rejected = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .detectBomHeader(true)
                .ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                add(row, reader, byId, rejected);
            }
        } catch (CsvParseException notCsv) {
            rejected.add(new Rejected(0, "the file is not CSV from some line on; the contacts before it are used"));
        }
        return new Contacts(byId, rejected);
    }

    private static void add(
            NamedCsvRecord row, ContactReader reader, Map<String, Contact> byId, List<Rejected> rejected) {
        String id = cell(row, "id");
        String phoneText = cell(row, "phone");
        Contact contact = reader.read(id == null ? "" : id, phoneText, cell(row, "name"), cell(row, "locale"));
        String reason = null;
        if (id == null) {
            reason = "no id";
        } else if (phoneText != null && contact.phone() == null) {
            reason = "the phone is not a possible number in E.164 with its plus";
        } else if (byId.putIfAbsent(id, contact) != null) {
            reason = "the id stands in the file before";
        }
        if (reason != null) {
            rejected.add(new Rejected(row.getStartingLineNumber(), reason));
        }
    }

    private static @Nullable String cell(NamedCsvRecord row, String name) {
        return row.findField(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    @Override
    public Optional<Contact> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How many contacts can be found. */
    public int size() {
        return byId.size();
    }

    /** The rows that were left out. */
    public List<Rejected> rejected() {
        return rejected;
    }
}
