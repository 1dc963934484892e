package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.delivery.Receipt.PaymentState.CAPTURED;
import static org.orderrelay.delivery.Receipt.PaymentState.FAILED;
import static org.orderrelay.delivery.Receipt.PaymentState.PENDING;
import static org.orderrelay.ledger.jdbc.Samples.ASHA;
import static org.orderrelay.ledger.jdbc.Samples.RAVI;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.ledger.PaymentView;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** A paid order cannot be canceled (2047, facts 2.4), and the relay knows who paid. */
interface PaymentContract extends OnEngine {
    private Applied paid(String wire, PaymentState state, String transaction, int second) {
        return room().tell(new Receipt.Payment(wire, state, transaction, Told.AT.plusSeconds(second)));
    }

    private String cancel(String reference) {
        Verdict verdict = room().record(order(reference, OrderStatus.CANCELED));
        room().drain();
        String code = room().deliveryOf(verdict).code();
        return code.equals("202") ? "sent" : code;
    }

    private void sent(String... references) {
        for (String reference : references) {
            room().record(pending(reference));
        }
        room().drain();
    }

    @Test
    default void refusesACancelOfAPaidOrderWithoutACall() {
        sent("R-1");
        assertThat(paid("R-1", CAPTURED, "tx-1", 0)).isEqualTo(new Applied(1, 0, 0, 0));
        assertThat(paid("R-1", CAPTURED, "tx-1", 0)).isEqualTo(new Applied(0, 1, 0, 0));
        Verdict verdict = room().record(order("R-1", OrderStatus.CANCELED));

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(verdict))
                .extracting("state", "code", "attempts")
                .containsExactly("dead", "2047", 0);
        assertThat(room().news(Publication.DEAD)).hasSize(1);
        room().record(order("R-1", OrderStatus.SHIPPED));
        assertThat(room().drain()).containsExactly("shipped");
    }

    @Test
    default void refusesACancelWhileAPaymentIsPending() {
        sent("R-1", "R-2", "R-3");
        paid("R-1", PENDING, "tx-1", 0);
        paid("R-2", PENDING, "tx-2", 0);
        paid("R-2", FAILED, "tx-2", 5);
        paid("R-3", FAILED, "tx-3", 5);
        paid("R-3", PENDING, "tx-3", 0);

        assertThat(cancel("R-1")).isEqualTo("2047");
        assertThat(cancel("R-2")).isEqualTo("sent");
        assertThat(cancel("R-3")).isEqualTo("sent");
    }

    @Test
    default void takesACapturedPaymentBackForNoFailure() {
        sent("R-1", "R-2");
        paid("R-1", CAPTURED, "tx-1", 0);
        paid("R-1", FAILED, "tx-1", 5);
        paid("R-2", PENDING, "tx-1", 0);
        paid("R-2", FAILED, "tx-1", 5);
        paid("R-2", PENDING, "tx-2", 3);

        assertThat(cancel("R-1")).isEqualTo("2047");
        assertThat(cancel("R-2")).as("the second attempt is pending").isEqualTo("2047");
    }

    @Test
    default void takesAPendingPaymentBackByAFailureThatNamesNoTransaction() {
        sent("R-1");
        paid("R-1", PENDING, "tx-1", 0);
        paid("R-1", FAILED, null, 5);

        assertThat(cancel("R-1")).isEqualTo("sent");
    }

    @Test
    default void joinsAPaymentThatCameBeforeItsOrder() {
        assertThat(paid("R-1", CAPTURED, "tx-1", 0)).isEqualTo(new Applied(0, 0, 1, 0));
        sent("R-1");

        assertThat(room().ledger.view().order("R-1").orElseThrow().payments())
                .containsExactly(new PaymentView(
                        "R-1", "captured", "tx-1", Told.AT, room().clock.instant()));
        assertThat(cancel("R-1")).isEqualTo("2047");
    }

    @Test
    default void knowsAPaymentUnderTheReferenceOfALaterRecipient() {
        room().record(pending("R-1").to(ASHA, RAVI));
        room().drain();
        assertThat(paid("R-1-2", CAPTURED, "tx-1", 0)).isEqualTo(new Applied(1, 0, 0, 0));
        assertThat(paid("R-1-3", CAPTURED, "tx-2", 0)).isEqualTo(new Applied(0, 0, 1, 0));

        assertThat(room().ledger.view().order("R-1").orElseThrow().payments())
                .extracting(PaymentView::wireReference)
                .containsExactly("R-1-2");
        assertThat(cancel("R-1")).isEqualTo("2047");
    }

    @Test
    default void doesNotCutASuffixThatIsPartOfTheReference() {
        sent("R", "R-2");
        paid("R-2", CAPTURED, "tx-1", 0);

        assertThat(room().ledger.view().order("R").orElseThrow().payments()).isEmpty();
        assertThat(cancel("R")).isEqualTo("sent");
        assertThat(cancel("R-2")).isEqualTo("2047");
    }

    /** R's second order details were to be R-2, but that is another order's, and they were refused. */
    @Test
    default void leavesAPaymentToTheOrderWhoseDetailsWereTaken() {
        sent("R-2");
        room().record(pending("R").to(ASHA, RAVI));
        room().claim()
                .forEach(claim ->
                        room().settle(claim, claim.wireReference().equals("R-2") ? Room.REJECTED : Room.ACCEPTED));
        paid("R-2", CAPTURED, "tx-1", 0);

        assertThat(room().ledger.view().order("R").orElseThrow().payments()).isEmpty();
        Verdict verdict = room().record(order("R", OrderStatus.CANCELED));
        assertThat(room().drain()).containsExactly("canceled");
        assertThat(room().deliveryOf(verdict).state()).isEqualTo("accepted");
        assertThat(cancel("R-2")).isEqualTo("2047");
    }

    @Test
    default void remembersThePaymentOfAnOrderWhoseDetailsNeverPassedHere() {
        paid("R-1", CAPTURED, "tx-1", 0);
        Verdict verdict = room().record(order("R-1", OrderStatus.CANCELED));
        room().clock.pass(Duration.ofSeconds(11));
        room().drain();

        assertThat(room().deliveryOf(verdict).code()).isEqualTo("2047");
    }
}
