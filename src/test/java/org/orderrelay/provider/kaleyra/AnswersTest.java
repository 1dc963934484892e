package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Durations;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.provider.Answer;

final class AnswersTest {
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Kaleyra KALEYRA = new Kaleyra(() -> CODES, () -> CODES, NINE, false);

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
            List<String> pauses,
            String text) {
        @Override
        public String toString() {
            return id;
        }

        Answer answer() {
            return new Answer(http, file == null ? body : Fixtures.text("fixtures/kaleyra/" + file), retryAfter);
        }
    }

    static List<Case> cases() {
        return Fixtures.yaml("fixtures/kaleyra/answers.yaml", new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansExactlyOneThing(Case row) {
        Outcome outcome = KALEYRA.outcome(row.answer());

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(row.outcome);
        assertThat(outcome.code()).isEqualTo(row.code);
        assertThat(scope(outcome)).isEqualTo(row.scope);
        assertThat(outcome.reason()).isNotBlank().contains(row.text == null ? "" : row.text);
        assertThat(outcome.reason().contains("unlisted")).isEqualTo("unlisted".equals(row.text));
        if (outcome instanceof Outcome.Accepted accepted) {
            assertThat(accepted.messageId()).isEqualTo(row.messageId);
        }
        assertThat(after(outcome)).isEqualTo(row.after == null ? null : Durations.parse(row.after));
        if (outcome instanceof Outcome.Retry retry && row.pauses != null) {
            assertThat(retry.pauses())
                    .isEqualTo(row.pauses.stream().map(Durations::parse).toList());
        }
    }

    @Test
    void everyListedCodeHasACase() {
        List<String> tried =
                cases().stream().map(row -> CodeTable.normal(row.code)).toList();

        assertThat(Fixtures.shippedRows())
                .filteredOn(row -> row.code() != null && !row.code().equals(CodeTable.ANY_CODE))
                .filteredOn(row -> !CodeTable.RECEIPT.equals(row.detail()))
                .hasSize(11)
                .allSatisfy(row -> assertThat(tried).contains(CodeTable.normal(row.code())));
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
        String accepted = Fixtures.text("fixtures/kaleyra/accepted.json");
        Stream<String> cut =
                Stream.iterate(0, i -> i < accepted.length(), i -> i + 1).map(i -> accepted.substring(0, i));
        Stream<String> odd = Stream.of(
                " ",
                "null",
                "true",
                "17",
                "\"WA202\"",
                "[]",
                "[{\"code\":\"E110\"}]",
                "{}",
                "{\"code\":null}",
                "{\"code\":{}}",
                "{\"code\":[]}",
                "{\"code\":\"\"}",
                "{\"code\":1e999}",
                "{\"code\":\"" + "9".repeat(60_000) + "\"}",
                "{\"data\":null,\"error\":null}",
                "{\"data\":{\"message_id\":{}}}",
                "{\"data\":{\"message_id\":\"\"}}",
                "{\"error\":[1,2]}",
                "{\"error\":{\"a\":1,\"b\":2}}",
                "[".repeat(60_000),
                "{\"a\":".repeat(20_000),
                "{\"code\":\"" + "\\".repeat(101),
                "{\"message_id\":\"" + "a".repeat(60_000),
                "{\"code\"" + " ".repeat(60_000) + ":",
                "\u0000\u0001\u0002",
                "\ud800",
                "\ufeff{\"code\":\"WA202\"}",
                "{\"code\":\"WA202\"}{\"code\":\"E110\"}");
        Random random = new Random(7);
        Stream<String> noise = Stream.generate(() -> noise(random)).limit(200);
        return Stream.of(cut, odd, noise)
                .flatMap(bodies -> bodies)
                .flatMap(body -> Stream.of(202, 400, 500, 599, 999, -1).map(http -> new Answer(http, body, "\u0000")));
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder("{\"code\":\"WA");
        for (int i = random.nextInt(80); i > 0; i--) {
            text.append((char) random.nextInt(0x250));
        }
        return text.toString();
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        List<Answer> answers = malformed().toList();

        assertThat(answers).hasSizeGreaterThan(1000);
        assertThat(answers).allSatisfy(answer -> {
            Outcome outcome = KALEYRA.outcome(answer);
            assertThat(outcome.code()).isNotBlank().hasSizeLessThanOrEqualTo(64);
            assertThat(outcome.reason()).isNotBlank();
        });
    }

    @Test
    void neverSendsAgainAfterABrokenSuccess() {
        assertThat(malformed().filter(answer -> answer.status() == 202))
                .allSatisfy(answer -> assertThat(KALEYRA.outcome(answer)).isInstanceOf(Outcome.Accepted.class));
    }

    @Test
    void followsAReloadedTableAtOnce() {
        AtomicReference<CodeTable> table = new AtomicReference<>(CODES);
        Kaleyra kaleyra = new Kaleyra(table::get, table::get, NINE, false);
        Answer refused = new Answer(400, "{\"code\":\"WA999\"}", null);
        assertThat(kaleyra.outcome(refused)).isInstanceOf(Outcome.Rejected.class);

        table.set(CodeTable.of(List.of(
                new CodeTable.Row("WA999", null, null, "hold", "account", null, null, "Now we know what it is."))));

        assertThat(kaleyra.outcome(refused)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    void tellsPeopleWhatHappenedWithoutQuotingTheAnswer() {
        Outcome outcome = KALEYRA.outcome(
                new Answer(400, "{\"code\":\"WA400\",\"error\":{\"payload\":\"no such number +919876543210\"}}", null));

        assertThat(outcome.reason()).doesNotContain("919876543210");
        assertThat(outcome.reason().toLowerCase(Locale.ROOT)).contains("correct the order");
    }
}
