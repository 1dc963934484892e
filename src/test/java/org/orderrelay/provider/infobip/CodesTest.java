package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Durations;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.Answer;

/** Every code of Infobip, in an answer and in a report. */
final class CodesTest {
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Infobip INFOBIP = new Infobip(() -> CODES, Clock.systemUTC(), false);
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    /** A row of codes.yaml. */
    record Case(
            String body,
            int http,
            Integer status,
            int group,
            Integer error,
            boolean permanent,
            String name,
            String outcome,
            String scope,
            int attempts,
            String after,
            int pauses,
            String receipt,
            boolean neverLeft,
            boolean unlisted) {
        @Override
        public String toString() {
            return body != null ? body : code() + " " + name;
        }

        String code() {
            return body != null ? body : error != null ? error.toString() : "status-" + status;
        }

        /** As it stands in an answer and in a report. */
        String message() {
            boolean fine = error != null && error == 0;
            int id = status != null ? status : fine ? 5 : 9;
            int ofGroup = status != null ? group : fine ? 3 : 2;
            return """
                    {"messageId": "%s", "to": "919812345678", "messageCount": 1, "doneAt": "2026-01-01T10:00:03.000+0000",
                     "status": {"groupId": %d, "id": %d, "name": "%s"},
                     "error": {"groupId": 1, "id": %d, "name": "%s", "permanent": %s}}""".formatted(TeaShop.DELIVERY, ofGroup, id, name, error == null ? 0 : error, name, permanent);
        }

        Answer answer() {
            if (body == null) {
                return new Answer(200, "{\"messages\": [" + message() + "]}", null);
            }
            String json = body.matches("E[0-9]{3}")
                    ? "{\"errorCode\": \"" + body + "\", \"description\": \"x\", \"violations\": []}"
                    : "{\"requestError\": {\"serviceException\": {\"messageId\": \"" + body + "\", \"text\": \"x\"}}}";
            return new Answer(http, json, null);
        }
    }

    static List<Case> cases() {
        return Fixtures.yaml("fixtures/infobip/codes.yaml", new TypeReference<>() {});
    }

    static Stream<Case> reported() {
        return cases().stream().filter(row -> row.body == null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansOneThingInAnAnswer(Case row) {
        Outcome outcome = INFOBIP.outcome(row.answer());

        expect(outcome, row);
        if (outcome instanceof Outcome.Accepted accepted) {
            assertThat(accepted.messageId()).isEqualTo(TeaShop.DELIVERY);
        }
    }

    @ParameterizedTest
    @MethodSource("reported")
    void meansOneThingInAReport(Case row) {
        List<Receipt> receipts = INFOBIP.webhooks()
                .orElseThrow()
                .receipts("{\"results\": [" + row.message() + "]}", TeaShop.account(), NOW);

        assertThat(receipts).hasSize(1);
        Receipt receipt = receipts.get(0);
        assertThat(receipt.at()).isEqualTo(NOW.plusSeconds(3));
        if (row.receipt == null) {
            assertThat(receipt).isInstanceOf(Receipt.Failure.class);
            Receipt.Failure failure = (Receipt.Failure) receipt;
            expect(failure.meaning(), row);
            assertThat(failure.neverLeft()).isEqualTo(row.neverLeft);
            assertThat(failure.about().deliveryId()).isEqualTo(TeaShop.DELIVERY);
        } else if (row.receipt.equals("nothing")) {
            assertThat(receipt).isInstanceOf(Receipt.Other.class);
        } else {
            assertThat(receipt).isInstanceOf(Receipt.Progress.class);
            assertThat(((Receipt.Progress) receipt).mark()).hasToString(row.receipt);
        }
    }

    @Test
    void everyListedCodeIsTried() {
        Set<String> tried = cases().stream().map(Case::code).collect(Collectors.toSet());

        List<String> listed = Fixtures.shippedRows().stream()
                .filter(row -> row.code() != null && !row.code().equals(CodeTable.ANY_CODE))
                .flatMap(row -> Stream.of(row.code().split(", ")))
                .toList();

        assertThat(listed).hasSize(104).doesNotHaveDuplicates();
        assertThat(tried).containsAll(listed);
        assertThat(cases().stream().filter(row -> !row.unlisted).map(Case::code))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    private static void expect(Outcome outcome, Case row) {
        String code = row.error != null && row.error == 0 ? "status-5" : row.code();
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(row.outcome);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.reason().startsWith("unlisted")).isEqualTo(row.unlisted);
        if (outcome instanceof Outcome.Held held) {
            assertThat(held.scope().wire()).isEqualTo(row.scope);
        } else if (outcome instanceof Outcome.Throttled throttled) {
            Duration after = row.after == null ? null : Durations.parse(row.after);
            assertThat(throttled.scope().wire()).isEqualTo(row.scope);
            assertThat(throttled.after()).isEqualTo(after);
        } else if (outcome instanceof Outcome.Retry retry) {
            assertThat(retry.attempts()).isEqualTo(row.attempts);
            assertThat(retry.pauses()).hasSize(row.pauses);
        }
    }
}
