package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.Answer;

/** Every code that Kaleyra documents means what its documents say, where it comes from: an answer or a receipt. */
final class DocumentedCodesTest {
    private static final CodeTable CODES = Fixtures.shippedCodes();
    private static final Kaleyra KALEYRA = new Kaleyra(() -> CODES, () -> CODES, Clock.systemUTC(), false);

    /** A row of documented-codes.yaml. */
    record Documented(String code, Integer answer, String key, String means) {
        @Override
        public String toString() {
            return key == null ? code : code + " with " + key;
        }
    }

    static List<Documented> codes() {
        return Fixtures.yaml("fixtures/kaleyra/documented-codes.yaml", new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("codes")
    void meansWhatTheDocumentsSay(Documented row) {
        assertThat(row.answer == null ? ofReceipt(row) : ofAnswer(row)).isEqualTo(row.means);
    }

    private static String ofAnswer(Documented row) {
        String error = row.key == null ? "{}" : "{\"" + row.key + "\":\"…\"}";
        String body = "{\"code\":\"" + row.code + "\",\"message\":\"\",\"data\":{},\"error\":" + error + '}';
        return Meanings.kind(KALEYRA.outcome(new Answer(row.answer, body, null)));
    }

    private static String ofReceipt(Documented row) {
        Receipt receipt = receipt(row.code.substring("status ".length()));
        return receipt instanceof Receipt.Progress progress
                ? progress.mark().name()
                : Meanings.kind(((Receipt.Failure) receipt).meaning());
    }

    private static Receipt receipt(String status) {
        String body = "{\"status\":\"" + status + "\",\"ref\":\"" + TeaShop.DELIVERY + "\"}";
        return KALEYRA.webhooks()
                .orElseThrow()
                .receipts(body, TeaShop.account(), Instant.EPOCH)
                .get(0);
    }

    @Test
    void everyRowOfTheShippedTableIsDocumented() {
        List<String> documented =
                codes().stream().map(row -> CodeTable.normal(row.code)).toList();

        assertThat(Fixtures.shippedRows())
                .filteredOn(row -> row.code() != null && !row.code().equals(CodeTable.ANY_CODE))
                .allSatisfy(row -> assertThat(documented).contains(CodeTable.normal(row.code())));
    }

    @Test
    void aNotSentMessageGoesOnceMoreAndNoMore() {
        Receipt.Failure failure = (Receipt.Failure) receipt("not-sent");

        assertThat(failure.neverLeft()).isTrue();
        assertThat(((Outcome.Retry) failure.meaning()).isExhausted(1, 6)).isFalse();
        assertThat(((Outcome.Retry) failure.meaning()).isExhausted(2, 6)).isTrue();
    }
}
