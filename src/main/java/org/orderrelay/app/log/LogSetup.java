package org.orderrelay.app.log;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The log as the settings want it. Logging begins before they are read, as text on standard output (or as the variables
 * {@code LOG_FORMAT} and {@code LOG_TO} say); this reads {@code logback.xml} once more with what they say.
 */
public final class LogSetup {
    private LogSetup() {}

    /**
     * Applies settings; where another log system than logback is in force, that one's own configuration goes on.
     *
     * @param format {@code text} or {@code json}
     * @param file empty for standard output
     */
    public static void apply(String format, String file, String size, int days, String total) {
        boolean asItBegan = format.equals("text") && file.isEmpty();
        if (asItBegan || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        String source = System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY, "");
        if (source.isEmpty() || !Files.isReadable(Path.of(source))) {
            return;
        }
        context.reset();
        Map.of(
                        "LOG_FORMAT",
                        format,
                        "LOG_TO",
                        file.isEmpty() ? "console" : "file",
                        // each form has a name of its own: logback does not take two appenders for one file
                        format.equals("json") ? "LOG_JSON_FILE" : "LOG_TEXT_FILE",
                        file,
                        "LOG_FILE_SIZE",
                        size,
                        "LOG_FILE_DAYS",
                        Integer.toString(days),
                        "LOG_FILE_TOTAL",
                        total)
                .forEach(context::putProperty);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Path.of(source).toFile());
        } catch (JoranException e) {
            throw new IllegalStateException("logback's configuration cannot be read again: " + e.getMessage(), e);
        }
    }
}
