package org.orderrelay.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A log line for machines: one object, its values as fields, no phone number. */
class JsonLineTest {
    private final JsonLine unit = new JsonLine();

    private JsonNode line(Throwable fault, String template, Object... values) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("org.orderrelay.delivery");
        LoggingEvent event =
                new LoggingEvent(JsonLineTest.class.getName(), logger, Level.INFO, template, fault, values);
        String text = new String(unit.encode(event), StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n").doesNotContain("\n{");
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        return new ObjectMapper().readTree(text);
    }

    @Test
    void anEventHasAFieldForEachOfItsValues() throws Exception {
        JsonNode line = line(
                null, "delivery.attempt id={} code={} ms={} state={} next={}", "0190-1", "WA202", 12L, "accepted", "-");

        assertThat(line.path("event").asText()).isEqualTo("delivery.attempt");
        assertThat(line.path("id").asText()).isEqualTo("0190-1");
        assertThat(line.path("code").asText()).isEqualTo("WA202");
        assertThat(line.path("ms").isIntegralNumber()).isTrue();
        assertThat(line.path("next").isNull()).isTrue();
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("logger").asText()).isEqualTo("org.orderrelay.delivery");
        assertThat(line.path("time").asText()).matches("[0-9-]{10}T[0-9:.]+Z");
        assertThat(line.has("message")).isFalse();
    }

    @Test
    void anyOtherMessageIsAMessageAndAFaultHasItsTrace() throws Exception {
        JsonNode line = line(
                new IllegalStateException("to +919876543210 failed"), "The broker is away ({})\nnext line", "timeout");

        assertThat(line.path("message").asText()).isEqualTo("The broker is away (timeout)\nnext line");
        assertThat(line.path("fault").asText())
                .contains("IllegalStateException: to +91********10 failed", "JsonLineTest");
    }

    @Test
    void whatJsonNeedNotEscapeRulesNoTerminalEither() throws Exception {
        JsonNode line = line(null, "file.rejected name={}", "a\u009B2Jb\u202Ec\u2028d\u001B[2Je");

        assertThat(line.path("name").asText()).isEqualTo("a 2Jb c d\u001B[2Je");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "to +919876543210 failed, to +91********10 failed",
                "'{\"to\":\"919876543210\"}', '{\"to\":\"91********10\"}'",
                "?to=%2B919876543210&x, ?to=%2B91********10&x",
                "ID:host-43210-1764056789123-4:1, ID:host-43210-1764056789123-4:1",
                "took 1764056789123 ns, took 1764056789123 ns",
                "'{\"rows\":\"123456789\"}', '{\"rows\":\"123456789\"}'",
                "at 2026-11-25T09:00:00+05300, at 2026-11-25T09:00:00+05300"
            })
    void whatLooksLikeANumberIsMaskedAndNothingElse(String text, String masked) {
        assertThat(Masking.mask(text)).isEqualTo(masked);
    }
}
