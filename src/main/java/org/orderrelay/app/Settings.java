package org.orderrelay.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Durations;

/**
 * The technical settings: defaults of the shipped {@code application.properties}, over them the operator's own file,
 * over them the environment ({@code source.jms.queue} is {@code SOURCE_JMS_QUEUE}). A key that is not in the shipped
 * file is an error, so that a misspelt one is found at start.
 */
public final class Settings {
    private static final String DEFAULTS = "/defaults/application.properties";

    private final Map<String, String> values;
    private final Path data;

    private Settings(Map<String, String> values, Path data) {
        this.values = values;
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
        Map<String, String> values = defaults();
        List<String> faults = new ArrayList<>();
        Path file = config.resolve("application.properties");
        if (Files.exists(file)) {
            read(file).forEach((key, value) -> {
                if (values.replace(key.toString(), value.toString()) == null) {
                    faults.add(file + ": unknown key " + key);
                }
            });
        }
        Placeholders placeholders = new Placeholders(environment);
        values.replaceAll((key, value) -> {
            String override = environment.get(key.toUpperCase(Locale.ROOT).replace('.', '_'));
            try {
                return placeholders.resolve(override == null ? value : override).trim();
            } catch (ConfigurationException e) {
                faults.add(key + ": " + e.getMessage());
                return value;
            }
        });
        ConfigurationException.throwIfAny(faults);
        return new Settings(values, data);
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

    private static Properties read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(List.of(file + ": " + e.getMessage()), e);
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
