package org.orderrelay.app;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The operator's {@code application.properties}: its keys, each with its line. */
final class SettingsFile {
    private SettingsFile() {}

    /**
     * One value.
     *
     * @param place where it was said, for people
     */
    record Line(String value, String place) {}

    /** Reads the file; one that is not there says nothing. */
    static Map<String, Line> read(Path file, List<String> faults) {
        Map<String, Line> lines = new TreeMap<>();
        if (!Files.exists(file)) {
            return lines;
        }
        try {
            String text = Files.readString(file);
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            List<String> source = text.lines().toList();
            properties.forEach((key, value) -> lines.put(
                    key.toString(), new Line(value.toString(), file + " line " + line(source, key.toString()))));
        } catch (CharacterCodingException e) {
            faults.add(file + ": is not UTF-8");
        } catch (IOException | IllegalArgumentException e) {
            faults.add(file + ": " + e.getMessage());
        }
        return lines;
    }

    /** The last one counts, as it does for its value; 0 for a key that is written with escapes. */
    private static int line(List<String> source, String key) {
        for (int i = source.size(); i > 0; i--) {
            String line = source.get(i - 1).stripLeading();
            if (line.startsWith(key) && !line.substring(key.length()).matches("[^=:\\s].*")) {
                return i;
            }
        }
        return 0;
    }
}
