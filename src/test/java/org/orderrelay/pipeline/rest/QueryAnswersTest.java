package org.orderrelay.pipeline.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.PaymentView;
import org.orderrelay.ledger.ReceiptView;
import org.orderrelay.order.Phone;

class QueryAnswersTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
    private final QueryAnswers unit = new QueryAnswers();

    private static DeliveryDetail detail(ReceiptView... receipts) {
        DeliveryView view = new DeliveryView(
                "id-1",
                "event-1",
                "R-1",
                "R-1",
                "pending",
                new Phone("+919876543210"),
                "north",
                "kaleyra",
                "details",
                "en_US",
                "accepted",
                "failed",
                "131026",
                "failed",
                "m-1",
                1,
                null,
                null,
                null,
                AT,
                AT);
        return new DeliveryDetail(view, "{}", List.of(), List.of(receipts), List.of());
    }

    @Test
    void showsReceiptsWithoutNumbers() {
        JsonNode shown = unit.delivery(detail(
                new ReceiptView("sent", null, null, "m-1", "919876543210", AT, AT),
                new ReceiptView("failed", "131026", "919876543210 cannot be reached", "m-1", null, AT, AT)));

        assertThat(shown.get("receipt").asText()).isEqualTo("failed");
        JsonNode sent = shown.get("receipts").get(0);
        assertThat(sent.get("receipt").asText()).isEqualTo("sent");
        assertThat(sent.get("recipient").asText()).isEqualTo("+91********10");
        assertThat(sent.get("at").asText()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(sent.has("recipient_id")).isFalse();
        JsonNode failed = shown.get("receipts").get(1);
        assertThat(failed.get("code").asText()).isEqualTo("131026");
        assertThat(failed.get("recipient").isNull()).isTrue();
        assertThat(shown.toString()).doesNotContain("9876543210");
    }

    @Test
    void showsPaymentsOfAnOrder() {
        PaymentView payment = new PaymentView("R-1-2", "captured", "tx-1", AT, AT);
        JsonNode shown = unit.order(new OrderView("R-1", "north", "pending", List.of(), List.of(), List.of(payment)));

        JsonNode first = shown.get("payments").get(0);
        assertThat(first.get("wire_reference").asText()).isEqualTo("R-1-2");
        assertThat(first.get("state").asText()).isEqualTo("captured");
        assertThat(first.get("transaction_id").asText()).isEqualTo("tx-1");
        assertThat(first.get("at").asText()).isEqualTo("2026-11-21T09:00:00Z");
    }
}
