package org.orderrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.delivery.CodeTable.Row;

final class CodeTableTest {
    private static final CodeTable TABLE = CodeTable.of(List.of(
            code("A-1", null, "rejected", null),
            code("a 1", "money", "hold", "account"),
            code("C1", null, "conflict", null),
            status("*", null, "retry", null, "5xx"),
            status("*", null, "rejected", null, "4xx"),
            status("*", null, "hold", "template", "404", "410"),
            status(null, "any-body", "throttled", "sender", "429"),
            status(null, null, "unknown", null, "5xx"),
            status(null, "retry-after", "throttled", "account", "503"),
            status(null, null, "accepted", null, "2xx")));

    @ParameterizedTest
    @CsvSource({
        "400, A1, , Rejected",
        "400, a-1, , Rejected",
        "400, A1, food, Rejected",
        "400, A1, money, Held",
        "200, A1, money, Held",
        "429, A1, money, Throttled",
        "500, C1, , Conflict",
        "500, X9, , Retry",
        "503, X9, , Retry",
        "500, , , Unknown",
        "503, , , Unknown",
        "404, X9, , Held",
        "410, X9, , Held",
        "418, X9, , Rejected",
        "418, , , Unknown",
        "204, , , Accepted",
        "204, X9, , Accepted",
        "0, , , Unknown",
        "-5, X9, , Unknown"
    })
    void takesTheMostExactRow(int http, String code, String detail, String outcome) {
        assertThat(TABLE.outcome(new Finding(http, code, detail, "m", null))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void takesTheRowForARetryAfterOnlyIfThereIsOne() {
        Outcome outcome = TABLE.outcome(new Finding(503, null, null, null, Duration.ofSeconds(3)));

        assertThat(outcome)
                .isEqualTo(new Outcome.Throttled("http-503", "Do it.", Scope.ACCOUNT, Duration.ofSeconds(3)));
    }

    @Test
    void marksCodesNobodyListed() {
        assertThat(TABLE.outcome(new Finding(400, "X9", null, null, null)))
                .isEqualTo(new Outcome.Rejected("X9", "unlisted code with HTTP 400: Do it."));
        assertThat(TABLE.outcome(new Finding(400, "A1", null, null, null)))
                .isEqualTo(new Outcome.Rejected("A1", "Do it."));
    }

    @Test
    void cutsCodesThatAreNone() {
        assertThat(TABLE.outcome(new Finding(400, "x".repeat(500), null, null, null))
                        .code())
                .hasSize(64);
    }

    @Test
    void holdsNothingByDefaultSoNothingIsSentAgain() {
        assertThat(CodeTable.of(List.of()).outcome(new Finding(500, null, null, null, null)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X1 |     | sent     |         |     | Do it. | Meaning.SENT",
                "X1 |     | hold     |         |     | Do it. | hold needs a scope",
                "X1 |     | throttled|         |     | Do it. | throttled needs a scope",
                "X1 |     | hold     | planet  |     | Do it. | Scope.PLANET",
                "X1 | 400 | rejected |         |     | Do it. | a row has a code or http statuses",
                "   |     | rejected |         |     | Do it. | a row has a code or http statuses",
                "*  |     | rejected |         |     | Do it. | a row has a code or http statuses",
                "   | 4yy | rejected |         |     | Do it. | neither a status",
                "   | 600 | rejected |         |     | Do it. | neither a status",
                "X1 |     | retry    |         | 5   | Do it. | no duration",
                "X1 |     | rejected |         |     | ' '    | text for the operator",
                "GOOD |   | rejected |         |     | Do it. | a second row for GOOD"
            })
    void saysWhichRowCannotBeUsed(
            String code, String http, String outcome, String scope, String after, String text, String fault) {
        Row good = code("good", null, "retry", null);
        Row bad = new Row(code, null, list(http), outcome, scope, list(after), null, text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeTable.of(List.of(good, bad)))
                .withMessageStartingWith("code table: row 2: ")
                .withMessageContaining(fault);
    }

    @Test
    void oneRowMayStandForSeveralCodesAndARange() {
        CodeTable table = CodeTable.of(
                List.of(code("17, 341", null, "throttled", "account"), code("200..202", null, "hold", "account")));

        assertThat(table.outcome(new Finding(400, "341", null, null, null))).isInstanceOf(Outcome.Throttled.class);
        assertThat(table.outcome(new Finding(403, "201", null, null, null))).isInstanceOf(Outcome.Held.class);
        assertThat(table.outcome(new Finding(403, "203", null, null, null))).isInstanceOf(Outcome.Unknown.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeTable.of(List.of(code("1..5000", null, "retry", null))))
                .withMessageContaining("no range");
    }

    @Test
    void aCodeMayBeWorthFewerCallsThanTheAccountAllows() {
        Row row = new Row("1", null, null, "retry", null, null, 2, "Do it.");

        Outcome.Retry retry =
                (Outcome.Retry) CodeTable.of(List.of(row)).outcome(new Finding(400, "1", null, null, null));

        assertThat(retry.isExhausted(1, 6)).isFalse();
        assertThat(retry.isExhausted(2, 6)).isTrue();
        assertThat(new Outcome.Retry("x", "r", null).isExhausted(5, 6)).isFalse();
        assertThat(new Outcome.Retry("x", "r", null).isExhausted(6, 6)).isTrue();
    }

    @Test
    void aReceiptHasItsOwnRowsAndNeverRepeatsWhatNobodyListed() {
        CodeTable table =
                CodeTable.of(List.of(code("9", null, "retry", null), code("9", CodeTable.RECEIPT, "rejected", null)));

        assertThat(table.outcome(new Finding(500, "9", null, null, null))).isInstanceOf(Outcome.Retry.class);
        assertThat(table.receiptOutcome(new Finding(0, "9", null, null, null))).isInstanceOf(Outcome.Rejected.class);
        assertThat(table.receiptOutcome(new Finding(0, "8", null, null, null)).reason())
                .startsWith("unlisted");
        assertThat(table.receiptOutcome(new Finding(0, null, null, null, null)).code())
                .isEqualTo("failed");
    }

    @Test
    void aRowMayStandForEveryUnlistedCodeOfItsDetail() {
        CodeTable table = CodeTable.of(List.of(
                code("9", null, "hold", "account"),
                code("*", "passes", "retry", null),
                status(null, null, "accepted", null, "2xx")));

        assertThat(table.outcome(new Finding(200, "8", "passes", null, null)))
                .isEqualTo(new Outcome.Retry("8", "unlisted code with HTTP 200: Do it.", null));
        assertThat(table.receiptOutcome(new Finding(0, "8", "passes", null, null)))
                .isEqualTo(new Outcome.Retry("8", "unlisted code in a receipt: Do it.", null));
        assertThat(table.outcome(new Finding(200, "9", "passes", null, null))).isInstanceOf(Outcome.Held.class);
        assertThat(table.outcome(new Finding(200, "8", "else", "m", null))).isInstanceOf(Outcome.Accepted.class);
        assertThat(table.outcome(new Finding(200, null, "passes", "m", null))).isInstanceOf(Outcome.Accepted.class);
        assertThat(table.receiptOutcome(new Finding(0, "8", "else", null, null)))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void tellsWhichCodesHaveARowOfTheirOwn() {
        assertThat(TABLE.lists("a-1")).isTrue();
        assertThat(TABLE.lists("X9")).isFalse();
        assertThat(TABLE.lists("*")).isFalse();
    }

    private static List<String> list(String one) {
        return one == null ? null : List.of(one);
    }

    private static Row code(String code, String detail, String outcome, String scope) {
        return new Row(code, detail, null, outcome, scope, null, null, "Do it.");
    }

    private static Row status(String code, String detail, String outcome, String scope, String... http) {
        return new Row(code, detail, List.of(http), outcome, scope, null, null, "Do it.");
    }
}
