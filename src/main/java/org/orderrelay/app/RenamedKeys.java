package org.orderrelay.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Settings that had another name in an earlier release. The old name goes on working, in the file and as a variable,
 * and every start says what to write instead. Where both are said, the new one wins if it stands in the environment or
 * both stand in the file.
 *
 * @param currentByOld today's name by the old one
 */
record RenamedKeys(Map<String, String> currentByOld) {
    private static final String SHIPPED = "/renamed-settings.properties";

    /** Those of this release: {@code old.key=new.key}, a line each. */
    static RenamedKeys shipped() {
        try (InputStream in = RenamedKeys.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + SHIPPED);
            }
            Properties names = new Properties();
            names.load(in);
            Map<String, String> currentByOld = new TreeMap<>();
            names.forEach((old, current) -> currentByOld.put(old.toString(), current.toString()));
            return new RenamedKeys(currentByOld);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + SHIPPED, e);
        }
    }

    /** Today's name of a key; the key itself if it was never renamed. */
    String current(String key) {
        return currentByOld.getOrDefault(key, key);
    }

    /** What to tell about a key; empty if it has its name still. */
    Optional<String> warning(String key, String place) {
        String current = currentByOld.get(key);
        return current == null
                ? Optional.empty()
                : Optional.of(place + ": " + key + " is called " + current + " now; the old name still works");
    }

    /** Values of variables with old names, by today's key. */
    Map<String, SettingsFile.Line> inEnvironment(Map<String, String> environment, Consumer<String> warnings) {
        Map<String, SettingsFile.Line> said = new TreeMap<>();
        currentByOld.forEach((old, current) -> {
            String value = environment.get(Settings.variable(old));
            if (value != null) {
                String place = "environment variable " + Settings.variable(old);
                warning(old, place).ifPresent(warnings);
                said.put(current, new SettingsFile.Line(value, place));
            }
        });
        return said;
    }
}
