package org.orderrelay.sandbox.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A table of a provider's codes among the resources: cells between semicolons, {@code #} before remarks. */
public final class CodeFile {
    private CodeFile() {}

    /** The rows of the table of this name, each with as many cells. */
    public static List<String[]> rows(String name, int cells) {
        String resource = "/sandbox/" + name + ".csv";
        try (InputStream bytes = Objects.requireNonNull(CodeFile.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", cells))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
