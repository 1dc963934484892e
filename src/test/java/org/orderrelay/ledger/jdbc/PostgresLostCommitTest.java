package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** A connection that is lost while the server commits: what was committed, and nobody was told, is not lost. */
final class PostgresLostCommitTest {
    private CommitThief thief;
    private Room room;

    @BeforeEach
    void open() {
        LedgerSettings direct = Postgres.empty("node-1");
        thief = new CommitThief(Integer.parseInt(direct.url().replaceAll(".*:(\\d+)/.*", "$1")));
        String url = "jdbc:postgresql://127.0.0.1:" + thief.port() + "/postgres";
        room = new Room(new LedgerSettings(url, direct.user(), direct.password(), "node-1"));
    }

    @AfterEach
    void close() throws IOException {
        room.close();
        thief.close();
    }

    @Test
    void aClaimNobodyWasToldOfIsHandedOutAgain() {
        Verdict verdict = room.record(pending("R-1"));
        thief.steal(1);

        Claim claim = room.claimOne();

        assertThat(claim.attempt()).isEqualTo(2);
        room.settle(claim, Room.ACCEPTED);
        assertThat(room.deliveryOf(verdict).state()).isEqualTo("accepted");
        assertThat(room.ledger.view().delivery(claim.deliveryId()).orElseThrow().attempts())
                .extracting(AttemptView::code)
                .containsExactly("claim-lost", "202");
    }

    @Test
    void soIsOneThatTheOutboxWasToldHadFailed() {
        room.record(pending("R-1"));
        room.record(pending("R-2"));
        thief.steal(4);
        assertThatThrownBy(() -> room.ledger
                        .claim(new ClaimRequest(9, Map.of("north", 9)))
                        .join())
                .isInstanceOf(CompletionException.class);

        List<Claim> claims = room.claim();

        assertThat(claims).extracting(Claim::referenceId).containsExactlyInAnyOrder("R-1", "R-2");
        assertThat(room.claim()).isEmpty();
        claims.forEach(claim -> room.settle(claim, Room.ACCEPTED));
        room.record(order("R-1", OrderStatus.SHIPPED));
        assertThat(room.drain()).containsExactly("shipped");
    }

    @Test
    void aClaimThatIsBeingCalledIsNotTakenBack() {
        room.record(pending("R-1"));
        Claim open = room.claimOne();
        room.record(pending("R-2"));
        thief.steal(1);

        assertThat(room.claim()).extracting(Claim::referenceId).containsExactly("R-2");
        assertThat(room.delivery(open.deliveryId()).state()).isEqualTo("sending");
    }
}
