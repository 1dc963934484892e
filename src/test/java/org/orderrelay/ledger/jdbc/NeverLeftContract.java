package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.order.OrderStatus;

/** What surely never reached WhatsApp may go once more (facts 1.5: not-sent; 5.3: 31). */
interface NeverLeftContract extends OnEngine {
    private Claim taken(Samples.Sample sample) {
        room().record(sample);
        Claim claim = room().claimOne();
        room().settle(claim, Room.taken("m-" + claim.attempt()));
        return claim;
    }

    private Receipt neverLeft(Claim claim) {
        return Told.neverLeft(
                Told.about(claim.deliveryId(), "m-" + claim.attempt()),
                room().clock.instant());
    }

    private DeliveryView view(Claim claim) {
        return room().delivery(claim.deliveryId());
    }

    @Test
    default void goesOnceMoreThenFails() {
        Claim first = taken(pending("R-1"));
        assertThat(room().tell(neverLeft(first))).isEqualTo(new Applied(1, 0, 0, 0));
        assertThat(view(first).state()).isEqualTo("queued");
        assertThat(view(first).receipt()).isNull();
        assertThat(view(first).nextAttemptAt()).isEqualTo(room().clock.instant().plusSeconds(2));
        assertThat(room().tell(neverLeft(first))).isEqualTo(new Applied(0, 1, 0, 0));
        room().clock.pass(Duration.ofSeconds(2));
        Claim second = room().claimOne();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(first.round()).isEqualTo(1);
        assertThat(second.round()).isEqualTo(2);
        room().settle(second, Room.taken("m-2"));
        room().clock.pass(Duration.ofSeconds(5));
        room().tell(neverLeft(second));

        assertThat(view(first).state()).isEqualTo("accepted");
        assertThat(view(first).receipt()).isEqualTo("failed");
        assertThat(room().news(Publication.DEAD)).hasSize(1);
        assertThat(room().ledger.view().countByState()).containsOnlyKeys("accepted");
    }

    @Test
    default void doesNotTakeLateWordOfTheFirstAttemptForTheSecond() {
        Claim first = taken(pending("R-1"));
        Receipt again = Told.neverLeft(
                Told.about(first.deliveryId(), "m-1", "other"), room().clock.instant());
        room().tell(neverLeft(first));
        room().clock.pass(Duration.ofSeconds(10));
        Claim second = room().claimOne();
        room().settle(second, Room.taken("m-2"));
        room().tell(again);

        assertThat(view(first).receipt()).isNull();
        assertThat(view(first).state()).isEqualTo("accepted");
    }

    @Test
    default void failsIfALaterStatusHasLeft() {
        Claim details = taken(pending("R-1"));
        room().clock.pass(Duration.ofSeconds(1));
        taken(order("R-1", OrderStatus.SHIPPED));
        room().tell(neverLeft(details));

        assertThat(view(details).state()).isEqualTo("accepted");
        assertThat(view(details).receipt()).isEqualTo("failed");
    }

    @Test
    default void goesBeforeTheStatusesThatWait() {
        Claim details = taken(pending("R-1"));
        room().tell(neverLeft(details));
        room().record(order("R-1", OrderStatus.SHIPPED));
        assertThat(room().claim()).isEmpty();
        room().clock.pass(Duration.ofSeconds(2));

        assertThat(room().drain()).containsExactly("pending", "shipped");
    }

    @Test
    default void endsTheWaitOfAnUnknownDelivery() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().settle(claim, Room.UNKNOWN);
        room().tell(neverLeft(claim));
        room().clock.pass(Duration.ofSeconds(2));

        assertThat(room().claimOne().attempt()).isEqualTo(2);
    }

    @Test
    default void isNotUndoneByTheAnswerThatComesAfterIt() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().tell(neverLeft(claim));

        assertThat(room().settle(claim, Room.taken("m-1")).applied()).isTrue();
        assertThat(view(claim).state()).isEqualTo("queued");
        assertThat(room().ledger
                        .view()
                        .delivery(claim.deliveryId())
                        .orElseThrow()
                        .attempts())
                .extracting(AttemptView::outcome)
                .containsExactly("accepted");
        room().clock.pass(Duration.ofSeconds(2));
        assertThat(room().claimOne().attempt()).isEqualTo(2);
    }

    @Test
    default void failsIfTheProviderHadToldOfItBefore() {
        Claim claim = taken(pending("R-1"));
        room().tell(Told.sent(Told.about(claim.deliveryId())));
        room().tell(neverLeft(claim));

        assertThat(view(claim).receipt()).isEqualTo("failed");
    }

    @Test
    default void saysNothingNewOfADeadOne() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().settle(claim, Room.REJECTED);

        assertThat(room().tell(neverLeft(claim))).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(view(claim).state()).isEqualTo("dead");
    }
}
