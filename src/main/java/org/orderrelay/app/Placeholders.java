package org.orderrelay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets by reference: {@code {{env:NAME}}} and {@code {{file:path}}} inside any value. */
final class Placeholders {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{(env|file):([^}]+)}}");

    private final Map<String, String> environment;

    Placeholders(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Puts in what is referred to.
     *
     * @throws ConfigurationException if the variable is not set or the file cannot be read; never quotes a value
     */
    String resolve(String text) {
        if (!text.contains("{{")) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group(1).equals("env") ? variable(matcher.group(2)) : file(matcher.group(2));
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString();
    }

    private String variable(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new ConfigurationException(List.of("environment variable " + name + " is not set"), null);
        }
        return value;
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of(name)).strip();
        } catch (IOException e) {
            throw new ConfigurationException(List.of("file " + name + " cannot be read"), e);
        }
    }
}
