package org.orderrelay.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line: {@code time, level, logger, thread}, and what was logged. A message of the form
 * {@code delivery.attempt id={} code={}} becomes {@code event} and one field for each of its values, numbers as numbers;
 * any other becomes {@code message}. Phone numbers are masked; what JSON need not escape and could still rule a terminal
 * becomes a blank.
 */
public final class JsonLine extends EncoderBase<ILoggingEvent> {
    private static final Pattern EVENT = Pattern.compile("([a-z]+(?:\\.[a-z_]+)+)((?: [a-z_.]+=\\{})*)");
    private static final Pattern FIELD = Pattern.compile(" ([a-z_.]+)=\\{}");
    private static final Set<String> OWN = Set.of("time", "level", "logger", "thread", "event", "message", "fault");
    /** Control characters beyond ASCII, and those that turn the direction of text or break a line. */
    private static final Pattern UNESCAPED =
            Pattern.compile("[\\x{7F}-\\x{9F}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}\\x{2066}-\\x{2069}]+");

    private static final int TRACE_LENGTH = 4_000;
    private static final byte[] NOTHING = {};

    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("time", event.getInstant().toString());
            out.writeStringField("level", event.getLevel().toString());
            out.writeStringField("logger", event.getLoggerName());
            out.writeStringField("thread", event.getThreadName());
            said(out, event);
            IThrowableProxy fault = event.getThrowableProxy();
            if (fault != null) {
                String trace = harmless(ThrowableProxyUtil.asString(fault));
                out.writeStringField("fault", trace.substring(0, Math.min(trace.length(), TRACE_LENGTH)));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        line.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return line.toByteArray();
    }

    private static void said(JsonGenerator out, ILoggingEvent event) throws IOException {
        @Nullable Object[] values = event.getArgumentArray();
        String template = event.getMessage() == null ? "" : event.getMessage();
        Matcher matcher = EVENT.matcher(template);
        if (!matcher.matches()) {
            String message = event.getFormattedMessage();
            out.writeStringField("message", message == null ? "" : harmless(message));
            return;
        }
        out.writeStringField("event", matcher.group(1));
        Matcher fields = FIELD.matcher(matcher.group(2));
        for (int i = 0; fields.find() && values != null && i < values.length; i++) {
            String name = OWN.contains(fields.group(1)) ? fields.group(1) + "_" : fields.group(1);
            out.writeFieldName(name);
            write(out, values[i]);
        }
    }

    private static String harmless(String text) {
        return UNESCAPED.matcher(Masking.mask(text)).replaceAll(" ");
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null || value.equals("-")) {
            out.writeNull();
        } else if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            out.writeString(harmless(value.toString()));
        }
    }
}
