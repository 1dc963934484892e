package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
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
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Meta META = new Meta(() -> CODES, Clock.fixed(TeaShop.NINE, ZoneOffset.UTC), false);

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
            return new Answer(http, file == null ? body : Fixtures.meta(file), retryAfter);
        }
    }

    static List<Case> cases() {
        return Fixtures.yaml("answers.yaml", new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansExactlyOneThing(Case row) {
        Outcome outcome = META.outcome(row.answer());

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(row.outcome);
        assertThat(outcome.code()).isEqualTo(row.code);
        assertThat(Outcomes.scope(outcome)).isEqualTo(row.scope);
        assertThat(outcome.reason()).isNotBlank().contains(row.text == null ? "" : row.text);
        assertThat(outcome.reason().contains("unlisted")).isEqualTo("unlisted".equals(row.text));
        if (outcome instanceof Outcome.Accepted accepted) {
            assertThat(accepted.messageId()).isEqualTo(row.messageId);
        }
        assertThat(Outcomes.after(outcome)).isEqualTo(row.after == null ? null : Durations.parse(row.after));
    }

    static Stream<Answer> malformed() {
        return Stream.of("accepted-held.json", "pair-limit.json", "token-expired.json")
                .flatMap(file -> Outcomes.mutations(Fixtures.meta(file), 7))
                .flatMap(body -> Stream.of(200, 400, 500, 999, -1).map(http -> new Answer(http, body, "\u0000")));
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        List<Answer> answers = malformed().toList();

        assertThat(answers).hasSizeGreaterThan(5000);
        assertThat(answers).allSatisfy(answer -> {
            Outcome outcome = META.outcome(answer);
            assertThat(outcome.code()).isNotBlank().hasSizeLessThanOrEqualTo(64);
            assertThat(outcome.reason()).isNotBlank();
        });
    }

    @Test
    void neverSendsAgainAfterABrokenSuccess() {
        String accepted = Fixtures.meta("accepted.json");

        assertThat(Outcomes.mutations(accepted, 11))
                .allSatisfy(body ->
                        assertThat(META.outcome(new Answer(200, body, null))).isInstanceOf(Outcome.Accepted.class));
    }

    @Test
    void followsAReloadedTableAtOnce() {
        AtomicReference<CodeTable> table = new AtomicReference<>(CODES);
        Meta meta = new Meta(table::get, Clock.systemUTC(), false);
        Answer refused = new Answer(400, "{\"error\":{\"code\":139999}}", null);
        assertThat(meta.outcome(refused)).isInstanceOf(Outcome.Rejected.class);

        table.set(CodeTable.of(List.of(
                new CodeTable.Row("139999", null, null, "hold", "account", null, null, "Now we know what it is."))));

        assertThat(meta.outcome(refused)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    void tellsPeopleWhatHappenedWithoutQuotingTheAnswer() {
        Outcome outcome = META.outcome(new Answer(
                400, "{\"error\":{\"code\":131026,\"error_data\":{\"details\":\"+919876543210 is unknown\"}}}", null));

        assertThat(outcome.reason()).doesNotContain("919876543210").contains("Check the number");
    }
}
