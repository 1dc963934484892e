package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Durations;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.Answer;

/** Every code Meta documents, one by one, in each of the places where it may come. */
final class CodesTest {
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Meta META = new Meta(() -> CODES, Clock.systemUTC(), false);
    /** Codes of the table that are words: {@code message_status} and statuses of webhooks. */
    private static final Set<String> WORDS = Set.of(
            "accepted",
            "held_for_quality_assessment",
            "paused",
            "status sent",
            "status delivered",
            "status read",
            "status played",
            "status failed",
            CodeTable.ANY_CODE);

    /** A row of codes.yaml, as written there or for one of its codes. */
    record Case(String code, int http, String outcome, String scope, String pause, int attempts, String receipt) {
        @Override
        public String toString() {
            return code;
        }

        String means(String kind) {
            return scope == null ? kind : kind + ' ' + scope;
        }

        Case of(String one) {
            return new Case(one, http, outcome, scope, pause, attempts, receipt);
        }
    }

    static Stream<Case> cases() {
        List<Case> rows = Fixtures.yaml("codes.yaml", new TypeReference<>() {});
        return rows.stream().flatMap(row -> split(row.code).map(row::of));
    }

    private static Stream<String> split(String codes) {
        return Arrays.stream(codes.split(", ", -1)).flatMap(part -> {
            String[] ends = part.split("\\.\\.", -1);
            return ends.length == 1
                    ? Stream.of(part)
                    : IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                            .mapToObj(Integer::toString);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansTheSameInAnAnswerAndInAWebhook(Case row) {
        assertThat(answered(row, row.code)).as("a number").isEqualTo(row.means(row.outcome));
        assertThat(answered(row, '"' + row.code + '"')).as("a text").isEqualTo(row.means(row.outcome));
        String later = row.means(row.receipt == null ? row.outcome : row.receipt);
        assertThat(received(
                        "\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"failed\",\"errors\":[" + error(row) + "]}]"))
                .asInstanceOf(InstanceOfAssertFactories.type(Receipt.Failure.class))
                .satisfies(failure -> {
                    assertThat(Outcomes.kind(failure.meaning())).isEqualTo(later);
                    assertThat(failure.meaning().code()).isEqualTo(row.code);
                    assertThat(failure.neverLeft()).isFalse();
                });
        assertThat(received("\"errors\":[" + error(row) + ']'))
                .asInstanceOf(InstanceOfAssertFactories.type(Receipt.Trouble.class))
                .satisfies(
                        trouble -> assertThat(Outcomes.kind(trouble.meaning())).isEqualTo(later));
    }

    private static String answered(Case row, String code) {
        String body = "{\"error\":{\"message\":\"(#" + row.code + ") t\",\"type\":\"OAuthException\",\"code\":" + code
                + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"d\"}}}";
        Outcome outcome = META.outcome(new Answer(row.http, body, null));
        assertThat(outcome.code()).isEqualTo(row.code);
        assertThat(outcome.reason()).doesNotContain("unlisted").endsWith(".");
        assertThat(Outcomes.after(outcome)).isEqualTo(row.pause == null ? null : Durations.parse(row.pause));
        if (outcome instanceof Outcome.Retry retry) {
            assertThat(retry.attempts()).isEqualTo(row.attempts);
        }
        return Outcomes.kind(outcome);
    }

    private static String error(Case row) {
        return "{\"code\":" + row.code + ",\"title\":\"t\",\"message\":\"t\",\"error_data\":{\"details\":\"d\"}}";
    }

    private static Receipt received(String value) {
        String body = "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{" + value + "}}]}]}";
        List<Receipt> receipts = META.webhooks().orElseThrow().receipts(body, TeaShop.anAccount(), TeaShop.NINE);
        assertThat(receipts).hasSize(1);
        return receipts.get(0);
    }

    @Test
    void theTableHasExactlyTheseCodes() {
        Set<String> documented = cases().map(Case::code).collect(Collectors.toSet());

        Set<String> listed = Fixtures.shippedRows().stream()
                .map(CodeTable.Row::code)
                .filter(Objects::nonNull)
                .flatMap(CodesTest::split)
                .filter(code -> !WORDS.contains(code))
                .collect(Collectors.toSet());

        assertThat(documented).hasSizeGreaterThan(180).isEqualTo(listed);
    }

    @Test
    void anUnknownCodeInAWebhookIsAFailureThatIsNotRepeated() {
        Receipt.Failure failure = (Receipt.Failure)
                received("\"statuses\":[{\"id\":\"wamid.1\",\"status\":\"failed\",\"errors\":[{\"code\":139999}]}]");

        assertThat(failure.meaning()).isInstanceOf(Outcome.Rejected.class);
        assertThat(failure.meaning().code()).isEqualTo("139999");
        assertThat(failure.meaning().reason()).contains("unlisted");
    }

    @Test
    void aTableThatCallsAFailureAcceptedIsNotBelieved() {
        CodeTable odd = CodeTable.of(
                List.of(new CodeTable.Row("131026", null, null, "accepted", null, null, null, "All is well.")));

        Outcome meaning = new FailureMeaning(odd).of(Fixtures.tree("{\"code\":131026}"));

        assertThat(meaning).isInstanceOf(Outcome.Rejected.class);
        assertThat(meaning.reason()).contains("failed");
    }
}
