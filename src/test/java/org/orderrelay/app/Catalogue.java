package org.orderrelay.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of {@code src/docs/metrics.md}. */
record Catalogue(Map<String, Row> rows) {
    /** @param labels the words each label may have, as they are written */
    record Row(String type, Map<String, Set<String>> labels) {}

    static Catalogue read() {
        Map<String, Row> rows = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("src/docs/metrics.md"))) {
                if (line.startsWith("| `order_relay_")) {
                    String[] cells = line.split("\\|", -1);
                    rows.put(cells[1].strip().replace("`", ""), new Row(cells[2].strip(), labels(cells[4])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(rows);
    }

    private static Map<String, Set<String>> labels(String cell) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        for (String label : cell.strip().split("; ", -1)) {
            if (!label.isBlank()) {
                String[] parts = label.split(": ", 2);
                labels.put(parts[0].replace("`", ""), new TreeSet<>(Set.of(parts[1].split(", ", -1))));
            }
        }
        return labels;
    }

    /** The metric a sample is of: a summary has {@code _count} and {@code _sum}. */
    String metricOf(String sample) {
        String base = sample.replaceFirst("_(count|sum)$", "");
        return rows.containsKey(base) && rows.get(base).type().equals("summary") ? base : sample;
    }
}
