package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.RAVI;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** A provider's bad day does not burn the queue. */
interface HoldContract extends OnEngine {
    @Test
    default void stopsTheHeldAccountAndLetsTheOthersFlow() {
        Verdict verdict = room().record(pending("R-1"));
        room().settle(room().claimOne(), held(Scope.ACCOUNT));
        room().record(pending("R-2"));
        room().record(pending("R-3").by("south"));

        assertThat(room().claimOne().referenceId()).isEqualTo("R-3");
        assertThat(room().deliveryOf(verdict).state()).isEqualTo("queued");
        assertThat(room().deliveryOf(verdict).code()).isEqualTo("balance");
        assertThat(room().deliveryOf(verdict).hold()).isEqualTo("account:north");
    }

    @Test
    default void probesWithOneDeliveryAndStaysHeldIfThatFails() {
        hold();
        room().clock.pass(Duration.ofMinutes(10));
        Claim probe = room().claimOne();

        assertThat(room().claim()).isEmpty();
        room().settle(probe, held(Scope.ACCOUNT));
        assertThat(room().claim()).isEmpty();
        assertThat(room().ledger.view().holds())
                .singleElement()
                .extracting(HoldView::nextProbe)
                .isEqualTo(room().clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    default void releasesTheHoldWhenAProbeIsAcceptedAndDrains() {
        hold();
        room().clock.pass(Duration.ofMinutes(10));
        room().settle(room().claimOne(), Room.ACCEPTED);

        assertThat(room().ledger.view().holds()).isEmpty();
        assertThat(room().claim()).hasSize(2);
    }

    /** Three deliveries wait behind the held account. */
    private void hold() {
        for (int i = 0; i < 3; i++) {
            room().record(pending("R-" + i));
        }
        room().settle(room().claim(1).get(0), held(Scope.ACCOUNT));
    }

    @Test
    default void isNotReleasedByACallThatStartedBeforeIt() {
        room().record(pending("R-1").entry(), pending("R-2").entry());
        Claim first = room().claim(1).get(0);
        Claim second = room().claim(1).get(0);
        room().clock.pass(Duration.ofSeconds(1));
        room().settle(first, held(Scope.ACCOUNT));
        room().settle(second, Room.ACCEPTED);

        assertThat(room().ledger.view().holds()).hasSize(1);
    }

    @Test
    default void holdsOneTemplateOnly() {
        room().record(pending("R-1"));
        room().drain();
        room().record(order("R-1", OrderStatus.SHIPPED));
        room().settle(room().claimOne(), held(Scope.TEMPLATE));
        room().record(pending("R-2"));

        assertThat(room().drain()).containsExactly("pending");
        assertThat(room().ledger.view().holds())
                .singleElement()
                .extracting(HoldView::key)
                .isEqualTo("north|status|en_US");
    }

    @Test
    default void holdsOneRecipientWithoutNamingHim() {
        room().record(pending("R-1"));
        room().settle(room().claimOne(), held(Scope.RECIPIENT));
        room().record(pending("R-2"));
        room().record(pending("R-3").to(RAVI));

        assertThat(room().claimOne().referenceId()).isEqualTo("R-3");
        assertThat(room().claim()).isEmpty();
        assertThat(room().ledger.view().holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.key()).startsWith("north|").doesNotContain("98765"));
        room().clock.pass(Duration.ofMinutes(10));
        Claim probe = room().claimOne();
        room().settle(probe, Room.ACCEPTED);
        assertThat(room().ledger.view().holds()).isEmpty();
    }

    @Test
    default void sendsTheRestSoonAfterARecipientIsReleased() {
        room().record(pending("R-1"));
        room().settle(room().claimOne(), held(Scope.RECIPIENT));
        room().clock.pass(Duration.ofMinutes(10));
        Claim probe = room().claimOne();
        room().record(pending("R-2"));
        assertThat(room().claim()).isEmpty();
        room().settle(probe, Room.ACCEPTED);
        room().clock.pass(Duration.ofSeconds(10));

        assertThat(room().claimOne().referenceId()).isEqualTo("R-2");
    }

    /** Nobody would ever claim in peace: it would be due again at once. */
    @Test
    default void asksAHeldRecipientNowAndThenOnly() {
        room().reopen(Room.waitingForEver());
        room().record(pending("R-1").by("unprobed"));
        room().settle(room().claimOne(), held(Scope.RECIPIENT));
        Verdict verdict = room().record(pending("R-2").by("unprobed"));
        assertThat(room().claim()).isEmpty();

        assertThat(room().deliveryOf(verdict).nextAttemptAt())
                .isEqualTo(room().clock.instant().plusSeconds(10));
    }

    private static Outcome held(Scope scope) {
        return new Outcome.Held("balance", "the account has no balance", scope);
    }
}
