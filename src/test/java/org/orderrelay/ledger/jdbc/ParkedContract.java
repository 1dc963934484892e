package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.ledger.ReceiptView;

/** Receipts of messages that are not known yet. */
interface ParkedContract extends OnEngine {
    @Test
    default void joinsWhatCameBeforeTheAnswer() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        Receipt sent = Told.sent(Told.message("hex-1", "m-7"));
        Receipt read = Told.read(Told.message("m-7"));

        assertThat(room().tell(read, sent)).isEqualTo(new Applied(0, 0, 2, 0));
        assertThat(room().tell(sent)).isEqualTo(new Applied(0, 1, 0, 0));
        room().settle(claim, Room.taken("m-7"));
        assertThat(room().delivery(claim.deliveryId()).receipt()).isEqualTo("read");
        assertThat(room().ledger
                        .view()
                        .delivery(claim.deliveryId())
                        .orElseThrow()
                        .receipts())
                .extracting(ReceiptView::receipt)
                .containsExactly("sent", "read");
        assertThat(room().tell(sent, read)).isEqualTo(new Applied(0, 2, 0, 0));
        assertThat(room().news(Publication.OUTCOMES)).hasSize(3);
    }

    @Test
    default void joinsTheSameWhateverTheSkew() {
        for (int skew = -500; skew <= 500; skew += 250) {
            room().record(pending("R" + skew));
            Claim claim = room().claimOne();
            Instant told = room().clock.instant().plusMillis(skew);
            Receipt receipt = new Receipt.Progress(Told.message("m" + skew), Receipt.Mark.DELIVERED, told);
            if (skew < 0) {
                room().tell(receipt);
                room().clock.pass(Duration.ofMillis(-skew));
                room().settle(claim, Room.taken("m" + skew));
            } else {
                room().settle(claim, Room.taken("m" + skew));
                room().clock.pass(Duration.ofMillis(skew));
                room().tell(receipt);
            }
            assertThat(room().delivery(claim.deliveryId()).receipt()).isEqualTo("delivered");
        }
    }

    @Test
    default void joinsAFailureWithAllItMeans() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        Outcome held = new Outcome.Held("132015", "paused", Scope.TEMPLATE);
        room().tell(Told.failed(Told.message("m-7"), held));
        assertThat(room().ledger.view().holds()).isEmpty();
        room().settle(claim, Room.taken("m-7"));

        assertThat(room().delivery(claim.deliveryId()).receipt()).isEqualTo("failed");
        assertThat(room().delivery(claim.deliveryId()).code()).isEqualTo("132015");
        assertThat(room().ledger.view().holds()).hasSize(1);
        assertThat(room().news(Publication.DEAD)).hasSize(1);
    }

    @Test
    default void leavesOtherAccountsReceiptsParked() {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().ledger
                .receipts()
                .apply("south", List.of(Told.sent(Told.message("m-7"))))
                .join();
        room().settle(claim, Room.taken("m-7"));

        assertThat(room().delivery(claim.deliveryId()).receipt()).isNull();
    }

    /** Two nodes that write the receipt and the answer at the same moment do not see each other's. */
    @Test
    default void looksAgainALittleLater() throws Exception {
        room().record(pending("R-1"));
        Claim claim = room().claimOne();
        room().tell(Told.sent(Told.message("m-7")));
        room().settle(claim, Room.taken("m-other"));
        room().sql("UPDATE deliveries SET message_id = 'm-7'"); // as if another node had settled it unseen
        room().ledger.expireClaims().join();
        assertThat(room().delivery(claim.deliveryId()).receipt()).isNull();
        room().clock.pass(Duration.ofSeconds(1));
        room().ledger.expireClaims().join();

        assertThat(room().delivery(claim.deliveryId()).receipt()).isEqualTo("sent");
    }
}
