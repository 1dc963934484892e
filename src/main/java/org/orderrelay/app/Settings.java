package org.orderrelay.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Durations;

/**
 * The technical settings: defaults of the shipped {@code application.properties}, over them the operator's own file,
 * over them the environment ({@code source.jms.queue} is {@code SOURCE_JMS_QUEUE}). A key that is not in the shipped
 * file is an error, so that a misspelt one is found at start; one that had another name in an earlier release is taken
 * by its old name too, with a warning.
 */
public final class Settings {
    private static final String DEFAULTS = "/defaults/application.properties";

    private final Map<String, String> values;
    /** Where a value that is no default was said, by key. */
    private final Map<String, String> places;

    private final List<String> warnings;
    private final Path data;

    private Settings(Map<String, String> values, Map<String, String> places, List<String> warnings, Path data) {
        this.values = values;
        this.places = places;
        this.warnings = warnings;
        this.data = data;
    }

    /**
     * Reads all three layers.
     *
     * @param config folder that may hold {@code application.properties}
     * @param data where relative paths start
     * @throws ConfigurationException naming every unknown key and unreadable value at once
     */
    public static Settings load(Path config, Path data, Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        Settings settings = read(config, data, environment, RenamedKeys.shipped(), faults);
        ConfigurationException.throwIfAny(faults);
        return settings;
    }

    /** The same, with the faults collected; what is at fault keeps its default or stays as it was written. */
    static Settings read(
            Path config, Path data, Map<String, String> environment, RenamedKeys renamed, List<String> faults) {
        Map<String, String> values = defaults();
        Map<String, String> places = new TreeMap<>();
        List<String> warnings = new ArrayList<>();
        BiConsumer<String, SettingsFile.Line> said = (key, line) -> {
            values.put(key, line.value());
            places.put(key, line.place());
        };
        SettingsFile.read(config.resolve("application.properties"), faults).forEach((key, line) -> {
            String current = renamed.current(key);
            if (!values.containsKey(current)) {
                faults.add(line.place() + ": unknown key " + key);
            } else {
                renamed.warning(key, line.place()).ifPresent(warnings::add);
                said.accept(current, line);
            }
        });
        renamed.inEnvironment(environment, warnings::add).forEach(said);
        for (String key : List.copyOf(values.keySet())) {
            String name = variable(key);
            if (environment.containsKey(name)) {
                said.accept(key, new SettingsFile.Line(environment.get(name), "environment variable " + name));
            }
        }
        resolve(values, new Placeholders(environment), faults);
        return new Settings(values, places, List.copyOf(warnings), data);
    }

    /** {@code source.jms.queue} is {@code SOURCE_JMS_QUEUE}. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static void resolve(Map<String, String> values, Placeholders placeholders, List<String> faults) {
        values.replaceAll((key, value) -> {
            try {
                return placeholders.resolve(value).trim();
            } catch (ConfigurationException e) {
                faults.add(key + ": " + e.getMessage());
                return value;
            }
        });
    }

    /** A fault of one key with the place in front where its value was said; others as they are. */
    String placed(String fault) {
        String place = places.get(fault.split("[ :]", 2)[0]);
        return place == null ? fault : place + ": " + fault;
    }

    /** What works and should be changed: keys under an old name. One sentence each. */
    List<String> warnings() {
        return warnings;
    }

    static Map<String, String> defaults() {
        try (InputStream in = Settings.class.getResourceAsStream(DEFAULTS)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + DEFAULTS);
            }
            Properties properties = new Properties();
            properties.load(in);
            Map<String, String> values = new TreeMap<>();
            properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
            return values;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + DEFAULTS, e);
        }
    }

    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + key);
        }
        return value;
    }

    public boolean isSet(String key) {
        return !text(key).isEmpty();
    }

    /** A whole number within bounds. */
    public int number(String key, int least, int most) {
        String text = text(key);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number from " + least + " to " + most, e);
        }
        throw wrong(key, "a whole number from " + least + " to " + most, null);
    }

    /** A time such as {@code 500ms}, {@code 5s}, {@code 10m}, {@code 1h}; {@code 0} is none. */
    public Duration duration(String key) {
        try {
            return Durations.parse(text(key));
        } catch (IllegalArgumentException e) {
            throw wrong(key, "a time such as 500ms, 5s, 10m, 1h or 30d", e);
        }
    }

    /** True or false. */
    public boolean flag(String key) {
        return oneOf(key, List.of("true", "false")).equals("true");
    }

    /** One of the words allowed. */
    public String oneOf(String key, List<String> words) {
        String value = text(key);
        if (!words.contains(value)) {
            throw wrong(key, "one of " + words, null);
        }
        return value;
    }

    /** A path, resolved against the data folder. */
    public Path path(String key) {
        return data.resolve(text(key)).toAbsolutePath().normalize();
    }

    public Path data() {
        return data;
    }

    private static ConfigurationException wrong(String key, String wanted, @Nullable Exception cause) {
        return new ConfigurationException(List.of(key + " must be " + wanted), cause);
    }

    /** All values, for the placeholders of the route files; never logged, since some are secrets. */
    Map<String, String> all() {
        return Map.copyOf(values);
    }
}
