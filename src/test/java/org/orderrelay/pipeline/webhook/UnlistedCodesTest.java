package org.orderrelay.pipeline.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Finding;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;
import org.orderrelay.pipeline.outbox.DeliveryMetrics;

/** Codes that nobody listed are counted, wherever they stood, so that somebody lists them. */
class UnlistedCodesTest {
    private static final CodeTable TABLE = CodeTable.of(
            List.of(new CodeTable.Row("131026", null, null, "rejected", null, null, null, "Not reachable.")));
    private static final Claim CLAIM = new Claim(
            "d-1",
            1,
            1,
            "TEA-1",
            "TEA-1",
            OrderStatus.PENDING,
            new Phone("+919876500000"),
            "meta-in",
            "meta",
            "{}",
            Instant.EPOCH);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private double count(String where) {
        return DeliveryMetrics.unlisted(meters, "meta", where).count();
    }

    private void answered(String code) {
        Outcome outcome = TABLE.outcome(new Finding(400, code, null, null, null));
        Settlement settlement = new Settlement("d-1", 1, outcome, Instant.EPOCH, Instant.EPOCH, 400, null, null);
        new DeliveryMetrics(meters).settled(CLAIM, settlement, new Settled("d-1", true, DeliveryState.DEAD, null));
    }

    private static Receipt failure(String code) {
        Outcome meaning = TABLE.receiptOutcome(new Finding(0, code, null, null, null));
        return new Receipt.Failure(new Receipt.About("d-1", List.of(), null), meaning, false, Instant.EPOCH);
    }

    @Test
    void inAnswers() {
        answered("131026");
        assertThat(count("answer")).isZero();
        answered("999999");
        assertThat(count("answer")).isEqualTo(1);
    }

    @Test
    void inReceipts() {
        StoredWebhook webhook = new StoredWebhook(1, "meta-in", "meta", Instant.EPOCH, "{}");
        Outcome trouble = TABLE.receiptOutcome(new Finding(0, "888888", null, null, null));
        new WebhookMetrics(meters)
                .read(
                        webhook,
                        List.of(failure("131026"), failure("999999"), new Receipt.Trouble(trouble, Instant.EPOCH)));

        assertThat(count("receipt")).isEqualTo(2);
    }
}
