package org.orderrelay.app;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one YAML block; faults are collected with file and line. A key nobody asks for is a fault too. */
final class LinedFields {
    private final String file;
    private final Map<String, LinedYaml> values = new LinkedHashMap<>();
    private final Map<String, Integer> unknown = new LinkedHashMap<>();
    private final List<String> faults;

    LinedFields(String file, LinedYaml yaml, List<String> faults) {
        this.file = file;
        this.faults = faults;
        if (!(yaml instanceof LinedYaml.Block block)) {
            fault(yaml.line(), "must be a block of keys and values");
            return;
        }
        for (LinedYaml.Entry entry : block.entries()) {
            if (values.putIfAbsent(entry.key(), entry.value()) != null) {
                fault(entry.line(), entry.key() + " stands twice in one block");
            }
            unknown.putIfAbsent(entry.key(), entry.line());
        }
    }

    private void fault(int line, String message) {
        faults.add(file + " line " + line + ": " + message);
    }

    /** To be called last: whatever was not asked for is misspelt. */
    void checkUnknown() {
        unknown.forEach((key, line) -> fault(line, "unknown key " + key));
    }

    @Nullable
    LinedYaml value(String key) {
        unknown.remove(key);
        return values.get(key);
    }

    @Nullable
    String text(String key) {
        LinedYaml value = value(key);
        if (value == null || value instanceof LinedYaml.Scalar) {
            return value == null ? null : ((LinedYaml.Scalar) value).text();
        }
        fault(value.line(), key + " must be a plain value");
        return null;
    }

    /** The texts of a list; a plain value is a list of one. */
    List<String> texts(String key) {
        LinedYaml value = value(key);
        return value == null ? List.of() : texts(file, key, value, faults);
    }

    static List<String> texts(String file, String key, LinedYaml value, List<String> faults) {
        List<LinedYaml> elements = value instanceof LinedYaml.Sequence sequence ? sequence.elements() : List.of(value);
        Set<String> texts = new LinkedHashSet<>();
        for (LinedYaml element : elements) {
            if (element instanceof LinedYaml.Scalar scalar && scalar.text() != null) {
                texts.add(scalar.text());
            } else {
                faults.add(file + " line " + element.line() + ": " + key + " must be a plain value or a list of them");
            }
        }
        return List.copyOf(texts);
    }

    /** Pairs of texts. */
    Map<String, String> pairs(String key) {
        LinedYaml value = value(key);
        if (value == null) {
            return Map.of();
        }
        LinedFields inner = new LinedFields(file, value, faults);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String name : List.copyOf(inner.values.keySet())) {
            String text = inner.text(name);
            if (text == null) {
                fault(value.line(), key + ": " + name + " has no value");
            } else {
                pairs.put(name, text);
            }
        }
        return pairs;
    }

    boolean flag(String key) {
        String text = text(key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            fault(line(key), key + " must be true or false");
        }
        return "true".equals(text);
    }

    /** A whole number from 1; 0 if it is absent. */
    int number(String key, int most) {
        String text = text(key);
        if (text == null) {
            return 0;
        }
        if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        fault(line(key), key + " must be a whole number from 1 to " + most);
        return 0;
    }

    /** A sign of one character; null if it is absent. */
    @Nullable
    Character sign(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0))) {
            fault(line(key), key + " must be one sign, like ','");
            return null;
        }
        return text.charAt(0);
    }

    void wrong(String key, String message) {
        fault(line(key), key + " " + message);
    }

    private int line(String key) {
        LinedYaml value = values.get(key);
        return value == null ? 0 : value.line();
    }
}
