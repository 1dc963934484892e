package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S19: with the logging that is shipped, no text of a stranger begins a line of its own or rules a terminal. */
class S19LogInjectionTest {
    private static final String FORGED = "2026-11-21T09:00:00.000Z INFO  org.orderrelay.operator  all is well";
    private static final Pattern EVENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z (INFO|WARN|ERROR) .*");
    private static final Pattern TRACE =
            Pattern.compile("(\tat |\t\\.\\.\\. |\tSuppressed: |Caused by: |java\\.|Wrapped by: ).*");

    private final LoggerContext context = new LoggerContext();
    private Encoder<ILoggingEvent> encoder;

    @BeforeEach
    void readTheShippedConfiguration() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure("config/logback.xml");
        var console = (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("text-console");
        encoder = ((OutputStreamAppender<ILoggingEvent>) console).getEncoder();
        assertThat(encoder).isInstanceOf(PatternLayoutEncoder.class);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private List<String> written(String argument, Throwable fault) {
        LoggingEvent event = new LoggingEvent(
                S19LogInjectionTest.class.getName(),
                context.getLogger("org.orderrelay.test"),
                Level.WARN,
                "file.rejected name={} reason={}",
                fault,
                new Object[] {argument, argument});
        String text = new String(encoder.encode(event), StandardCharsets.UTF_8);
        assertThat(text).endsWith(System.lineSeparator());
        // as every reader of logs may split it
        return List.of(text.stripTrailing().split("[\n\r\u000B\f\u0085\u2028\u2029]", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "\n\n",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u000B",
                "\f",
                "\u0000",
                "\u001B[2J",
                "\u001B]0;x\u0007",
                "\b\b\b",
                "\u009B2J",
                "\u007F",
                "\u202E",
                "\u2066"
            })
    void aMessageStaysOnItsLine(String separator) {
        List<String> lines = written("a" + separator + FORGED, null);

        assertThat(lines).singleElement().asString().matches(EVENT).contains("all is well");
        assertThat(lines.get(0).chars()).noneMatch(Character::isISOControl);
        assertThat(lines.get(0)).doesNotContain("\u202E", "\u2066");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u000B", "\n\n", "\n \n"})
    void anExceptionsWordsBeginNoLineThatLooksLikeAnEvent(String separator) {
        Exception cause = new IllegalArgumentException("x" + separator + FORGED);
        List<String> lines = written("a", new IllegalStateException("y" + separator + FORGED, cause));

        assertThat(lines.get(0)).matches(EVENT);
        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(TRACE))
                .anySatisfy(line -> assertThat(line).contains("all is well"));
    }

    @Test
    void aTraceIsStillThere() {
        assertThat(written("a", new IllegalStateException("why")))
                .anyMatch(line -> line.startsWith("java.lang.IllegalStateException: why"))
                .anyMatch(line -> line.startsWith("\tat org.orderrelay.security.S19LogInjectionTest"));
    }
}
