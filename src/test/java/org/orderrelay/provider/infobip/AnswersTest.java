package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Durations;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.provider.Answer;

final class AnswersTest {
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Infobip INFOBIP = new Infobip(() -> CODES, NINE, false);

    /** A row of answers.yaml. */
    record Case(
            String id,
            int http,
            String file,
            String body,
            String retryAfter,
            String outcome,
            String scope,
            String code,
            String messageId,
            String after,
            String text) {
        @Override
        public String toString() {
            return id;
        }

        Answer answer() {
            return new Answer(http, file == null ? body : Fixtures.text("fixtures/infobip/" + file), retryAfter);
        }
    }

    static List<Case> cases() {
        return Fixtures.yaml("fixtures/infobip/answers.yaml", new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansExactlyOneThing(Case row) {
        Outcome outcome = INFOBIP.outcome(row.answer());

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(row.outcome);
        assertThat(outcome.code()).isEqualTo(row.code);
        assertThat(scope(outcome)).isEqualTo(row.scope);
        assertThat(outcome.reason()).isNotBlank().contains(row.text == null ? "" : row.text);
        assertThat(outcome.reason().contains("unlisted")).isEqualTo("unlisted".equals(row.text));
        if (outcome instanceof Outcome.Accepted accepted) {
            assertThat(accepted.messageId()).isEqualTo(row.messageId);
        }
        assertThat(after(outcome)).isEqualTo(row.after == null ? null : Durations.parse(row.after));
    }

    private static String scope(Outcome outcome) {
        if (outcome instanceof Outcome.Held held) {
            return held.scope().wire();
        }
        return outcome instanceof Outcome.Throttled throttled
                ? throttled.scope().wire()
                : null;
    }

    private static Duration after(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return retry.after();
        }
        return outcome instanceof Outcome.Throttled throttled ? throttled.after() : null;
    }

    static Stream<Answer> malformed() {
        return Malformed.bodies(
                        Fixtures.text("fixtures/infobip/accepted-template.json"),
                        Fixtures.text("fixtures/infobip/bad-request.json"))
                .flatMap(body -> Stream.of(200, 400, 500, 599, 999, -1).map(http -> new Answer(http, body, "\u0000")));
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        List<Answer> answers = malformed().toList();

        assertThat(answers).hasSizeGreaterThan(5000);
        assertThat(answers).allSatisfy(answer -> {
            Outcome outcome = INFOBIP.outcome(answer);
            assertThat(outcome.code()).isNotBlank().hasSizeLessThanOrEqualTo(64);
            assertThat(outcome.reason()).isNotBlank();
        });
    }

    @Test
    void neverSendsAgainAfterASuccessThatIsCutOff() {
        String accepted = Fixtures.text("fixtures/infobip/accepted-template.json");
        String rejected =
                Fixtures.text("fixtures/infobip/rejected-template.json").stripTrailing();

        assertThat(Malformed.cut(accepted).map(body -> new Answer(200, body, null)))
                .allSatisfy(answer -> assertThat(INFOBIP.outcome(answer)).isInstanceOf(Outcome.Accepted.class));
        assertThat(Malformed.cut(rejected).map(body -> new Answer(200, body, null)))
                .allSatisfy(answer -> assertThat(INFOBIP.outcome(answer)).isInstanceOf(Outcome.Accepted.class));
    }

    @Test
    void followsAReloadedTableAtOnce() {
        AtomicReference<CodeTable> table = new AtomicReference<>(CODES);
        Infobip infobip = new Infobip(table::get, NINE, false);
        Answer refused = new Answer(400, "{\"errorCode\":\"E499\"}", null);
        assertThat(infobip.outcome(refused)).isInstanceOf(Outcome.Rejected.class);

        table.set(CodeTable.of(List.of(
                new CodeTable.Row("E499", null, null, "hold", "account", null, null, "Now we know what it is."))));

        assertThat(infobip.outcome(refused)).isInstanceOf(Outcome.Held.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "919876543210",
                "+91 98765 43210",
                "(0) 98765-43210",
                "+44.113.496.0001",
                "९१९८७६५४३२१०",
                "asha@example.com"
            })
    void quotesNoPhoneNumbersAndNoAddresses(String customer) {
        String body = "{\"requestError\":{\"serviceException\":{\"messageId\":\"BAD_REQUEST\",\"text\":\"x\","
                + "\"validationErrors\":{\"messages[0].to\":[\"'" + customer + "' is not valid\"]}}}}";

        assertThat(INFOBIP.outcome(new Answer(400, body, null)).reason())
                .contains("messages[0].to: '", "' is not valid")
                .doesNotContain("98765", "113", "९१९८", "asha");
    }

    @Test
    void quotesOnlySoMuch() {
        String texts = ("\"" + "x".repeat(1000) + "\",").repeat(100);
        String body =
                "{\"requestError\":{\"serviceException\":{\"messageId\":\"BAD_REQUEST\",\"validationErrors\":{\"a\":["
                        + texts + "\"y\"]}}}}";

        assertThat(INFOBIP.outcome(new Answer(400, body, null)).reason()).hasSizeLessThan(1100);
    }
}
