package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Settled;
import org.orderrelay.order.OrderStatus;

/** What an outcome does that comes after the lease. */
interface LateContract extends OnEngine {
    /** A claim of order details whose lease is over. */
    private Claim lost() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().clock.pass(Duration.ofSeconds(46));
        room().ledger.expireClaims().join();
        assertThat(room().delivery(claim.deliveryId()).state()).isEqualTo("unknown");
        return claim;
    }

    @Test
    default void letsALateAcceptedBeatUnknownOnce() {
        Claim claim = lost();
        room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(room().settle(claim, Room.UNKNOWN).applied()).isFalse();
        assertThat(room().settle(claim, Room.ACCEPTED).applied()).isTrue();
        assertThat(room().settle(claim, Room.REJECTED).applied()).isFalse();
        assertThat(room().delivery(claim.deliveryId()).state()).isEqualTo("accepted");
        assertThat(room().claimOne().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(room().news(Publication.OUTCOMES))
                .extracting(Publication::outcomeId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    default void letsALateRefusalBeatUnknown() {
        Claim claim = lost();

        assertThat(room().settle(claim, Room.REJECTED).applied()).isTrue();
        assertThat(room().delivery(claim.deliveryId()).code()).isEqualTo("E110");
        assertThat(room().news(Publication.DEAD)).hasSize(1);
        assertThat(room().ledger.view().countByState()).containsOnlyKeys("dead");
    }

    @Test
    default void triesAgainAfterALateRetry() {
        Claim claim = lost();
        Settled settled = room().settle(claim, SettleContract.RETRY);

        assertThat(settled.applied()).isTrue();
        assertThat(settled.nextAttemptAt()).isEqualTo(room().clock.instant().plusSeconds(2));
        assertThat(room().delivery(claim.deliveryId()).settledAt()).isNull();
        room().clock.pass(Duration.ofSeconds(2));
        Claim second = room().claimOne();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(room().settle(claim, Room.REJECTED).applied()).isFalse();
        assertThat(room().settle(second, Room.ACCEPTED).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    default void slowsDownOrHoldsAfterALateWordOfTheProvider() {
        Claim claim = lost();
        Outcome held = new Outcome.Held("balance", "the account has no balance", Scope.ACCOUNT);

        assertThat(room().settle(claim, held).state()).isEqualTo(DeliveryState.QUEUED);
        assertThat(room().delivery(claim.deliveryId()).hold()).isEqualTo("account:north");
    }
}
