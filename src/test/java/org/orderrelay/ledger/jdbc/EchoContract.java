package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Settled;
import org.orderrelay.order.OrderStatus;

/** A provider that speaks of a message has it, whatever became of the call. */
interface EchoContract extends OnEngine {
    private Claim claimed() {
        room().record(pending("R-1"));
        return room().claimOne();
    }

    private void echo(Claim claim) {
        room().tell(Told.delivered(Told.about(claim.deliveryId(), "wamid.1")));
    }

    private void isAccepted(Claim claim) {
        DeliveryView view = room().delivery(claim.deliveryId());
        assertThat(view.state()).isEqualTo("accepted");
        assertThat(view.receipt()).isEqualTo("delivered");
    }

    @Test
    default void settlesAnUnknownDeliveryAndItsLineGoesOn() {
        Claim claim = claimed();
        room().settle(claim, Room.UNKNOWN);
        room().record(order("R-1", OrderStatus.SHIPPED));
        assertThat(room().claim()).isEmpty();
        echo(claim);

        isAccepted(claim);
        assertThat(room().delivery(claim.deliveryId()).code()).isEqualTo("echo");
        assertThat(room().delivery(claim.deliveryId()).messageId()).isEqualTo("wamid.1");
        assertThat(room().drain()).containsExactly("shipped");
        assertThat(room().ledger.view().countByState()).containsOnlyKeys("accepted");
    }

    @Test
    default void isNotUndoneByTheAnswerOfTheCall() {
        Claim claim = claimed();
        echo(claim);
        room().record(order("R-1", OrderStatus.SHIPPED));
        assertThat(room().claimOne().status()).isEqualTo(OrderStatus.SHIPPED);
        Settled settled = room().settle(claim, Room.taken("m-7"));
        DeliveryDetail detail =
                room().ledger.view().delivery(claim.deliveryId()).orElseThrow();

        assertThat(settled.applied()).isTrue();
        assertThat(settled.state()).isEqualTo(DeliveryState.ACCEPTED);
        isAccepted(claim);
        assertThat(detail.delivery().messageId()).isEqualTo("m-7");
        assertThat(detail.attempts())
                .singleElement()
                .extracting(AttemptView::outcome, AttemptView::answer)
                .containsExactly("accepted", "{\"id\":\"m-1\"}");
    }

    @Test
    default void showsTheAttemptBeforeItsAnswer() {
        Claim claim = claimed();
        echo(claim);

        assertThat(room().ledger
                        .view()
                        .delivery(claim.deliveryId())
                        .orElseThrow()
                        .attempts())
                .singleElement()
                .extracting(AttemptView::attempt, AttemptView::outcome)
                .containsExactly(1, "echo");
    }

    @Test
    default void staysAcceptedAfterAnUnknownOrARefusal() {
        for (Outcome outcome : new Outcome[] {
            Room.UNKNOWN, Room.REJECTED, SettleContract.RETRY, new Outcome.Held("E111", "no balance", Scope.ACCOUNT)
        }) {
            room().record(pending("R-" + outcome.code()));
            Claim claim = room().claimOne();
            echo(claim);

            assertThat(room().settle(claim, outcome).applied()).isTrue();
            isAccepted(claim);
            assertThat(room().settle(claim, outcome).applied()).isFalse();
        }
        assertThat(room().news(Publication.DEAD)).isEmpty();
        assertThat(room().ledger.view().holds()).isEmpty();
    }

    @Test
    default void staysAcceptedWhenTheLeaseEnds() {
        Claim claim = claimed();
        echo(claim);
        room().clock.pass(Duration.ofMinutes(1));

        assertThat(room().ledger.expireClaims().join()).isZero();
        isAccepted(claim);
    }

    @Test
    default void keepsADeliveryFromBeingSentAgain() {
        Claim claim = claimed();
        room().settle(claim, SettleContract.RETRY);
        echo(claim);
        room().clock.pass(Duration.ofMinutes(1));

        isAccepted(claim);
        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void raisesTheDeadAndTheirOrder() {
        Claim claim = claimed();
        room().settle(claim, Room.REJECTED);
        room().record(order("R-1", OrderStatus.SHIPPED));
        echo(claim);

        isAccepted(claim);
        assertThat(room().drain()).containsExactly("shipped");
        assertThat(room().ledger.view().countByState()).containsOnlyKeys("accepted");
    }

    @Test
    default void acceptsAndFailsAMessageThatFailedBeforeItsAnswer() {
        Claim claim = claimed();
        room().tell(Told.failed(Told.about(claim.deliveryId(), "wamid.1")));
        room().settle(claim, Room.taken("m-7"));
        DeliveryView view = room().delivery(claim.deliveryId());

        assertThat(view.state()).isEqualTo("accepted");
        assertThat(view.receipt()).isEqualTo("failed");
        assertThat(view.code()).isEqualTo("131026");
        assertThat(room().news(Publication.DEAD)).hasSize(1);
    }

    /** Errors come in the answer, by webhook, or both (facts 2.5). */
    @Test
    default void doesNotTakeTheSameRefusalToldAgainForAnEcho() {
        Claim claim = claimed();
        room().settle(claim, new Outcome.Rejected("131026", "refused"));
        room().tell(Told.failed(Told.about(claim.deliveryId(), "wamid.1")));

        assertThat(room().delivery(claim.deliveryId()).state()).isEqualTo("dead");
        assertThat(room().delivery(claim.deliveryId()).receipt()).isNull();
        assertThat(room().news(Publication.DEAD)).hasSize(1);
        assertThat(room().ledger
                        .view()
                        .delivery(claim.deliveryId())
                        .orElseThrow()
                        .receipts())
                .hasSize(1);
    }

    @Test
    default void releasesTheHoldItsProbeWasFor() {
        Claim first = claimed();
        room().settle(first, new Outcome.Held("E110", "no balance", Scope.ACCOUNT));
        room().clock.pass(Duration.ofMinutes(10));
        Claim probe = room().claimOne();
        room().settle(probe, Room.UNKNOWN);
        echo(probe);

        assertThat(room().ledger.view().holds()).isEmpty();
    }

    @Test
    default void followsTheNewestOrderDetailsAlsoWhenOlderOnesAreEchoedLate() {
        Claim first = claimed();
        room().settle(first, Room.REJECTED);
        room().record(pending("R-1").event("e-2").content("corrected"));
        room().drain();
        echo(first);
        room().record(order("R-1", OrderStatus.SHIPPED));

        isAccepted(first);
        assertThat(room().claimOne().wireReference()).isEqualTo("R-1-2");
    }
}
