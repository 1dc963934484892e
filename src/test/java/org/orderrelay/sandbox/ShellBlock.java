package org.orderrelay.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The little of a shell that documented lines need: words, quotes, variables, comments at the end of a line. */
final class ShellBlock {
    private final Map<String, String> variables = new HashMap<>();

    /**
     * One command.
     *
     * @param comment what stands behind {@code #} on its line; empty if nothing does
     */
    record Line(List<String> words, String comment) {}

    void set(String name, String value) {
        variables.put(name, value);
    }

    /** The commands in order; assignments are carried out and left out. */
    List<Line> read(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '#') {
                int end = text.indexOf('\n', at);
                take(lines, words, text.substring(at + 1, end).strip());
                at = end;
            } else if (next == '\n' || next == ';') {
                take(lines, words, "");
                at++;
            } else if (next == ' ') {
                at++;
            } else {
                at = word(text, at, words);
            }
        }
        take(lines, words, "");
        return lines;
    }

    private void take(List<Line> lines, List<String> words, String comment) {
        if (words.size() == 1 && words.get(0).matches("(?s)[A-Z]+=.*")) {
            String[] parts = words.get(0).split("=", 2);
            set(parts[0], parts[1]);
        } else if (!words.isEmpty()) {
            lines.add(new Line(List.copyOf(words), comment));
        }
        words.clear();
    }

    /** Adds the word that begins here; returns where it ends. */
    private int word(String text, int from, List<String> words) {
        StringBuilder word = new StringBuilder();
        int at = from;
        while (at < text.length() && " ;\n".indexOf(text.charAt(at)) < 0) {
            char quote = text.charAt(at);
            if (quote == '\'' || quote == '"') {
                int end = text.indexOf(quote, at + 1);
                String inside = text.substring(at + 1, end);
                word.append(quote == '"' ? expand(inside) : inside);
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length() && " ;\n'\"".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                word.append(expand(text.substring(at, end)));
                at = end;
            }
        }
        words.add(word.toString());
        return at;
    }

    private String expand(String text) {
        String expanded = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            expanded = expanded.replaceAll("\\$" + variable.getKey() + "\\b", variable.getValue());
        }
        return expanded;
    }
}
