package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** {@code orders.gate=delivered}: WhatsApp does not promise the order of display, receipts tell. */
interface GateContract extends OnEngine {
    private static LedgerRules gated() {
        LedgerRules rules = LedgerRules.DEFAULT;
        return new LedgerRules(
                rules.lease(),
                rules.unknownWait(),
                rules.sendRepeated(),
                rules.unknownOrder(),
                rules.unknownOrderWait(),
                rules.unknownOrderSend(),
                rules.blockedWait(),
                true,
                false);
    }

    private Claim taken() {
        Claim claim = room().claimOne();
        room().settle(claim, Room.taken("m-" + claim.deliveryId()));
        return claim;
    }

    @Test
    default void waitsForTheReceiptOfTheStatusBefore() {
        room().reopen(gated());
        room().record(pending("R-1"));
        Claim details = taken();
        Verdict processing = room().record(order("R-1", OrderStatus.PROCESSING));
        room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(processing).blockedBy()).isEqualTo(details.deliveryId());
        room().tell(Told.sent(Told.about(details.deliveryId())));
        assertThat(room().claim()).isEmpty();
        room().tell(Told.delivered(Told.about(details.deliveryId())));
        Claim next = taken();
        assertThat(next.status()).isEqualTo(OrderStatus.PROCESSING);
        assertThat(room().claim()).isEmpty();
        room().tell(Told.failed(Told.about(next.deliveryId())));
        assertThat(taken().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    default void goesOnAfterAReadThatSkippedDelivered() {
        room().reopen(gated());
        room().record(pending("R-1"));
        Claim details = taken();
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().tell(Told.read(Told.about(details.deliveryId())));

        assertThat(room().claim()).hasSize(1);
    }

    @Test
    default void countsTheReceiptThatCameBeforeTheAnswer() {
        room().reopen(gated());
        room().record(pending("R-1"));
        Claim details = room().claimOne();
        room().record(order("R-1", OrderStatus.SHIPPED));
        Receipt.About about = Told.about(details.deliveryId());
        room().tell(Told.sent(about));
        assertThat(room().claim()).isEmpty();
        room().tell(Told.delivered(about));

        assertThat(room().claim()).hasSize(1);
    }

    @Test
    default void letsOtherOrdersPassTheGate() {
        room().reopen(gated());
        room().record(pending("R-1"));
        taken();
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().record(pending("R-2"));

        assertThat(room().claimOne().referenceId()).isEqualTo("R-2");
    }

    @Test
    default void letsGoWhoeverWaitsWhenTheGateIsOpened() {
        room().reopen(gated());
        room().record(pending("R-1"));
        taken();
        room().record(
                        order("R-1", OrderStatus.SHIPPED).entry(),
                        order("R-1", OrderStatus.COMPLETED).entry());
        assertThat(room().claim()).isEmpty();
        room().reopen();

        assertThat(room().drain()).containsExactly("shipped", "completed");
        room().reopen(gated());
        room().record(pending("R-2"));
        assertThat(room().drain()).containsExactly("pending");
    }
}
