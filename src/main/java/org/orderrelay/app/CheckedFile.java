package org.orderrelay.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.CsvOrders;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.mapping.MappedOrder;
import org.orderrelay.intake.mapping.SourceForm;
import org.orderrelay.order.Violation;

/** A file of orders as somebody has it on the desk: one order or a list as JSON, a document a line (NDJSON), or CSV. */
final class CheckedFile {
    private final Path file;
    private final JsonDocuments documents = new JsonDocuments();

    CheckedFile(Path file) {
        this.file = file;
    }

    /** By its name, or where that says nothing by its first sign. */
    boolean isJson() throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(csv|tsv|txt)")) {
            return false;
        }
        if (name.matches(".*\\.(json|ndjson|jsonl)")) {
            return true;
        }
        String start =
                new String(head(), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** Each order with its place. */
    void read(SourceForm form, boolean json, BiConsumer<String, Reading> orders) throws IOException {
        if (!json) {
            csv(form, orders);
        } else if (isLines()) {
            lines(form, orders);
        } else {
            document("", documents.read(head()), form, orders);
        }
    }

    /** One byte more than a document may have: the reader refuses what is longer. */
    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(JsonDocuments.MOST_BYTES + 1);
        }
    }

    /** By its name, or where the first line is a whole document and another one follows. */
    private boolean isLines() throws IOException {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(ndjson|jsonl)")) {
            return true;
        }
        byte[] head = head();
        String text = new String(head, StandardCharsets.UTF_8).stripLeading();
        int end = text.indexOf('\n');
        return end > 0
                && !text.substring(end).isBlank()
                && documents.read(text.substring(0, end)) instanceof JsonDocuments.Parsed;
    }

    private void lines(SourceForm form, BiConsumer<String, Reading> orders) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    document("line " + number + " ", documents.read(line), form, orders);
                }
            }
        }
    }

    private static void document(
            String at, JsonDocuments.Result result, SourceForm form, BiConsumer<String, Reading> orders) {
        if (result instanceof JsonDocuments.Unreadable unreadable) {
            orders.accept(at + "document", invalid(unreadable.violation()));
            return;
        }
        SourceForm.Opening opening = form.open(((JsonDocuments.Parsed) result).tree());
        if (opening instanceof SourceForm.Empty empty) {
            orders.accept(at + "document", invalid(new Violation("", "json", empty.reason())));
            return;
        }
        List<?> found = ((SourceForm.Opened) opening).orders();
        for (int i = 0; i < found.size(); i++) {
            Object element = found.get(i);
            Object candidate = element == null ? "null" : form.candidate(element);
            orders.accept(
                    at + "order " + i,
                    candidate instanceof MappedOrder mapped
                            ? mapped.read(form.orders())
                            : form.orders().read(candidate));
        }
    }

    private void csv(SourceForm form, BiConsumer<String, Reading> orders) throws IOException {
        CsvOrders.Opening opening = CsvOrders.open(Files.newInputStream(file), form.csv());
        if (opening instanceof CsvOrders.Unreadable unreadable) {
            orders.accept("header", invalid(unreadable.violation()));
            return;
        }
        try (CsvOrders rows = ((CsvOrders.Opened) opening).orders()) {
            while (rows.hasNext()) {
                CsvOrder order = rows.next();
                boolean one = order.firstRow() == order.lastRow();
                String place = one ? "row " + order.firstRow() : "rows " + order.firstRow() + "-" + order.lastRow();
                orders.accept(place, order.read(form.orders()));
            }
        }
    }

    private static Reading invalid(Violation violation) {
        return new Reading.Invalid(null, null, List.of(violation));
    }
}
