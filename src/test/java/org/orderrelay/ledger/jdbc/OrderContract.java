package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.ASHA;
import static org.orderrelay.ledger.jdbc.Samples.RAVI;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;

/** Per order and recipient, one after the other, in the right order. */
interface OrderContract extends OnEngine {
    @Test
    default void handsOutTheNextStatusOnlyAfterTheOneBefore() {
        room().record(
                        pending("R-1").entry(),
                        order("R-1", OrderStatus.PROCESSING).entry());
        Claim first = room().claimOne();

        assertThat(first.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(room().claim()).isEmpty();
        room().settle(first, Room.ACCEPTED);
        assertThat(room().claimOne().status()).isEqualTo(OrderStatus.PROCESSING);
    }

    @Test
    default void letsOtherOrdersPass() {
        room().record(pending("R-1").entry(), pending("R-2").entry());

        assertThat(room().claim()).extracting(Claim::referenceId).containsExactlyInAnyOrder("R-1", "R-2");
    }

    @Test
    default void sendsWaitingStatusesByOccurrence() {
        room().record(
                        pending("R-1").at("2026-11-21T08:00:00Z").entry(),
                        order("R-1", OrderStatus.SHIPPED)
                                .at("2026-11-21T08:30:00Z")
                                .entry(),
                        order("R-1", OrderStatus.PROCESSING)
                                .at("2026-11-21T08:10:00Z")
                                .entry());

        // one document: nothing of it is on its way
        assertThat(room().drain()).containsExactly("pending", "processing", "shipped");
    }

    @Test
    default void aStatusThatLeavesStepsOutWaitsWhileItsOrderIsYoung() {
        room().record(pending("R-1").at("2026-11-21T08:00:00Z"));
        room().clock.pass(Duration.ofSeconds(1));
        room().record(order("R-1", OrderStatus.SHIPPED).at("2026-11-21T08:30:00Z"));

        assertThat(room().drain()).containsExactly("pending");
        room().clock.pass(Duration.ofSeconds(9)); // processing may have been on its way
        assertThat(room().drain()).containsExactly("shipped");
    }

    @Test
    default void supersedesAStatusALaterOneHasOvertaken() {
        room().record(pending("R-1"));
        room().drain();
        room().clock.pass(Duration.ofSeconds(10));
        room().record(order("R-1", OrderStatus.SHIPPED).at("2026-11-21T08:30:00Z"));
        room().drain();
        Verdict late = room().record(order("R-1", OrderStatus.PROCESSING).at("2026-11-21T08:10:00Z"));

        assertThat(late.kind()).isEqualTo(Verdict.Kind.SUPERSEDED);
        assertThat(room().deliveryOf(late).code()).isEqualTo("superseded");
        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void givesEveryFurtherOrderDetailsASuffixAndStatusesFollowIt() {
        room().record(pending("R-1").to(ASHA, RAVI));
        List<Claim> details = room().claim();
        details.forEach(claim -> room().settle(claim, Room.ACCEPTED));
        room().record(order("R-1", OrderStatus.SHIPPED).to(ASHA, RAVI));

        assertThat(details).extracting(Claim::wireReference).containsExactlyInAnyOrder("R-1", "R-1-2");
        assertThat(room().claim())
                .allSatisfy(claim -> assertThat(claim.wireReference())
                        .isEqualTo(claim.recipient().equals(ASHA) ? "R-1" : "R-1-2"));
    }

    @Test
    default void refusesAReferenceTooLongForItsSuffix() {
        Verdict verdict = room().record(pending("R-123").to(ASHA, RAVI).longest(5));

        assertThat(verdict.violations()).extracting(Violation::rule).containsExactly("reference-length");
        assertThat(room().record(pending("R-123").longest(5)).kind()).isEqualTo(Verdict.Kind.RECORDED);
    }

    @Test
    default void holdsAStatusOfAnUnknownOrderForItsWaitThenSendsIt() {
        room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(room().claim()).isEmpty();
        room().clock.pass(Duration.ofSeconds(11));
        assertThat(room().claimOne().wireReference()).isEqualTo("R-1");
    }

    @Test
    default void sendsOrderDetailsFirstThatArriveWhileTheirStatusWaits() {
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().record(pending("R-1"));

        assertThat(room().drain()).containsExactly("pending", "shipped");
    }

    @Test
    default void refusesOrBuriesAStatusOfAnUnknownOrderIfToldTo() {
        room().reopen(unknown(LedgerRules.UnknownOrder.REJECT));
        Verdict refused = room().record(order("R-1", OrderStatus.SHIPPED));
        room().reopen(unknown(LedgerRules.UnknownOrder.HOLD));
        Verdict held = room().record(order("R-2", OrderStatus.SHIPPED));
        room().clock.pass(Duration.ofSeconds(11));

        assertThat(refused.violations()).extracting(Violation::rule).containsExactly("unknown-order");
        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(held).state()).isEqualTo("dead");
        assertThat(room().deliveryOf(held).code()).isEqualTo("unknown-order");
    }

    private static LedgerRules unknown(LedgerRules.UnknownOrder rule) {
        LedgerRules rules = LedgerRules.DEFAULT;
        return new LedgerRules(
                rules.lease(),
                rules.unknownWait(),
                rules.sendRepeated(),
                rule,
                rules.unknownOrderWait(),
                false,
                rules.blockedWait(),
                rules.awaitsDelivered(),
                rules.repeatsUnknown());
    }

    @Test
    default void killsAnIllegalMoveWithoutACallAndGoesOn() {
        room().record(pending("R-1"));
        room().drain();
        room().record(order("R-1", OrderStatus.COMPLETED));
        Verdict illegal = room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(room().drain()).containsExactly("completed");
        assertThat(room().deliveryOf(illegal).state()).isEqualTo("dead");
        assertThat(room().deliveryOf(illegal).code()).isEqualTo("2046");
        assertThat(room().deliveryOf(illegal).attempts()).isZero();
        assertThat(room().news("dead")).hasSize(1);
    }

    @Test
    default void blocksStatusesBehindRefusedOrderDetailsUntilTheWaitIsOver() {
        Verdict details = room().record(pending("R-1"));
        Verdict status = room().record(order("R-1", OrderStatus.SHIPPED));
        room().settle(room().claimOne(), Room.REJECTED);

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(status).blockedBy())
                .isEqualTo(details.deliveryIds().get(0));
        room().clock.pass(Duration.ofHours(25));
        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(status).code()).isEqualTo("blocked");
    }

    @Test
    default void letsNewOrderDetailsUnblockTheirOrder() {
        room().record(pending("R-1").event("e-1"));
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().settle(room().claimOne(), Room.REJECTED);
        room().record(pending("R-1").event("e-2").content("corrected"));

        assertThat(room().claimOne().wireReference()).isEqualTo("R-1-2");
    }

    @Test
    default void waitsForEverWhereAWaitIsZero() {
        room().reopen(Room.waitingForEver());
        room().record(pending("R-1").event("e-1"));
        Verdict blocked = room().record(order("R-1", OrderStatus.SHIPPED));
        room().settle(room().claimOne(), Room.REJECTED);
        room().record(order("R-2", OrderStatus.SHIPPED));
        room().clock.pass(Duration.ofDays(365));

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(blocked).state()).isEqualTo("queued");
        room().record(pending("R-1").event("e-2").content("corrected"));
        room().record(pending("R-2"));
        assertThat(room().drain()).containsExactlyInAnyOrder("pending", "pending", "shipped", "shipped");
    }

    @Test
    default void waitsForTheOutcomeOfAnUnknownStatusWhereTheWaitIsZero() {
        room().reopen(Room.waitingForEver());
        room().record(pending("R-1"));
        room().drain();
        room().record(order("R-1", OrderStatus.PROCESSING));
        Claim unknown = room().claimOne();
        room().settle(unknown, Room.UNKNOWN);
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().clock.pass(Duration.ofDays(365));

        assertThat(room().claim()).isEmpty();
        room().settle(unknown, Room.ACCEPTED);
        assertThat(room().drain()).containsExactly("shipped");
    }

    @Test
    default void blocksAnOrderBehindUnknownOrderDetailsButOnlyForAWhileBehindAnUnknownStatus() {
        room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.UNKNOWN);
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().record(pending("R-2"));
        room().drain();
        room().record(order("R-2", OrderStatus.PROCESSING));
        room().settle(room().claimOne(), Room.UNKNOWN);
        room().record(order("R-2", OrderStatus.SHIPPED));

        assertThat(room().claim()).isEmpty();
        room().clock.pass(Duration.ofMinutes(11));
        assertThat(room().claimOne().referenceId()).isEqualTo("R-2");
    }
}
