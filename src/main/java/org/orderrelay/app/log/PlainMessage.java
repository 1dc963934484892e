package org.orderrelay.app.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/**
 * {@code %plainMessage} of the logging's pattern: the message on one line. Line ends of every kind, other control
 * characters and those that turn the direction of text become a blank, so that what a file or a caller is named cannot
 * look like a line of the log or rule the terminal it is read on (ASVS 16.4.1). Phone numbers are masked.
 */
public final class PlainMessage extends ClassicConverter {
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}\\x{2066}-\\x{2069}]+");

    @Override
    public String convert(ILoggingEvent event) {
        return HARMFUL.matcher(Masking.mask(String.valueOf(event.getFormattedMessage())))
                .replaceAll(" ");
    }
}
