package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.order.OrderStatus;

/** {@code delivery.unknown.status=repeat}: an order status goes once more, an invoice never. */
interface RepeatContract extends OnEngine {
    private void repeating() {
        LedgerRules rules = LedgerRules.DEFAULT;
        room().reopen(new LedgerRules(
                rules.lease(),
                rules.unknownWait(),
                rules.sendRepeated(),
                rules.unknownOrder(),
                rules.unknownOrderWait(),
                rules.unknownOrderSend(),
                rules.blockedWait(),
                rules.awaitsDelivered(),
                true));
    }

    /** A status whose outcome nobody knows, with another one behind it. */
    private Claim unknownStatus() {
        room().record(pending("R-1"));
        room().drain();
        room().record(order("R-1", OrderStatus.PROCESSING));
        Claim claim = room().claimOne();
        room().settle(claim, Room.UNKNOWN);
        room().record(order("R-1", OrderStatus.SHIPPED));
        return claim;
    }

    private void pass(Duration time) {
        room().clock.pass(time);
        room().ledger.expireClaims().join();
    }

    @Test
    default void anUnknownStatusGoesOnceMoreAfterTheWaitAndBeforeWhatFollows() {
        repeating();
        Claim unknown = unknownStatus();
        pass(Duration.ofMinutes(9));
        assertThat(room().claim()).isEmpty();
        pass(Duration.ofMinutes(1));

        Claim again = room().claimOne();
        assertThat(again.deliveryId()).isEqualTo(unknown.deliveryId());
        // still the same call for the provider: one that knows our id recognises it
        assertThat(again.round()).isEqualTo(1);
        room().settle(again, Room.ACCEPTED);
        assertThat(room().drain()).containsExactly("shipped");
    }

    /** Between the end of the wait and the next look, what follows must not slip by. */
    @Test
    default void nothingOvertakesAStatusThatWillBeRepeated() {
        repeating();
        unknownStatus();
        room().clock.pass(Duration.ofMinutes(11));

        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void whatIsUnknownAgainStaysSoAndTheRestGoesOn() {
        repeating();
        Claim unknown = unknownStatus();
        pass(Duration.ofMinutes(10));
        room().settle(room().claimOne(), Room.UNKNOWN);
        pass(Duration.ofMinutes(10));

        assertThat(room().drain()).containsExactly("shipped");
        assertThat(room().delivery(unknown.deliveryId()).state()).isEqualTo("unknown");
        pass(Duration.ofDays(1));
        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void anUnknownInvoiceIsNeverRepeated() {
        repeating();
        room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.UNKNOWN);
        pass(Duration.ofDays(1));

        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void withoutTheSettingNothingIsRepeated() {
        Claim unknown = unknownStatus();
        pass(Duration.ofMinutes(11));

        assertThat(room().drain()).containsExactly("shipped");
        assertThat(room().delivery(unknown.deliveryId()).state()).isEqualTo("unknown");
    }
}
