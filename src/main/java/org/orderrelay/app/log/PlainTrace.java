package org.orderrelay.app.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.regex.Pattern;

/**
 * {@code %plainTrace{lines}} of the logging's pattern: an exception as {@code %ex} shows it, but its words, which may
 * quote a stranger, stay on their line, and phone numbers are masked. The lines of a trace itself begin with a tab or with {@code Caused by}.
 */
public final class PlainTrace extends ThrowableProxyConverter {
    private static final Pattern LINE_OF_THE_WORDS = Pattern.compile(
            "[\\r\\n\\x{0B}\\f\\x{85}\\x{2028}\\x{2029}]+(?!\\tat |\\t\\.\\.\\. |\\t+Suppressed: |Caused by: |Wrapped by: |\\z)");
    private static final Pattern HARMFUL = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\r\\n\\t]]+");

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        String trace = Masking.mask(super.throwableProxyToString(fault));
        return HARMFUL.matcher(LINE_OF_THE_WORDS.matcher(trace).replaceAll(" ")).replaceAll(" ");
    }
}
