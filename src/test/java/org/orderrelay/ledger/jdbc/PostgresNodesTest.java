package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** Two nodes on one PostgreSQL, and a PostgreSQL that goes away. */
final class PostgresNodesTest {
    private Room one;
    private Room two;

    @BeforeEach
    void open() {
        one = new Room(Postgres.empty("node-1"));
        two = new Room(Postgres.settings("node-2"));
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void recordsAnEventOnceWhicheverNodeIsQuicker() {
        List<CompletableFuture<List<Verdict>>> racing = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            racing.add(one.ledger.record(List.of(pending("R-" + i).entry())));
            racing.add(two.ledger.record(List.of(pending("R-" + i).entry())));
        }
        List<Verdict.Kind> kinds =
                racing.stream().map(future -> future.join().get(0).kind()).toList();

        assertThat(kinds).filteredOn(kind -> kind == Verdict.Kind.RECORDED).hasSize(200);
        assertThat(kinds).filteredOn(kind -> kind == Verdict.Kind.DUPLICATE).hasSize(200);
    }

    @Test
    void handsEachDeliveryToOneNodeAndKeepsTheOrder() {
        for (int i = 0; i < 100; i++) {
            one.record(
                    pending("R-" + i).entry(),
                    order("R-" + i, OrderStatus.SHIPPED).entry());
        }
        Set<String> seen = new HashSet<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            CompletableFuture<List<Claim>> other = two.ledger.claim(new ClaimRequest(7, Map.of("north", 7)));
            for (Claim claim : one.claim(7)) {
                assertThat(seen.add(claim.deliveryId())).isTrue();
                one.settle(claim, Room.ACCEPTED);
            }
            for (Claim claim : other.join()) {
                assertThat(seen.add(claim.deliveryId())).isTrue();
                two.settle(claim, Room.ACCEPTED);
            }
            return seen.size() == 200;
        });

        assertThat(one.ledger.view().countByState())
                .containsOnlyKeys("accepted")
                .containsEntry("accepted", 200L);
    }

    @Test
    void sharesThePaceOfOneNumber() {
        for (int i = 0; i < 40; i++) {
            one.record(pending("R-" + i).by("paired"));
        }
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<List<Claim>> other = two.ledger.claim(new ClaimRequest(3, Map.of("paired", 3)));
            claims.addAll(
                    one.ledger.claim(new ClaimRequest(3, Map.of("paired", 3))).join());
            claims.addAll(other.join());
        }

        assertThat(claims).hasSize(2);
    }

    @Test
    void leavesClaimsOfTheOtherNodeAloneAtStart() {
        Verdict verdict = one.record(pending("R-1"));
        one.claimOne();
        two.reopen();

        assertThat(one.deliveryOf(verdict).state()).isEqualTo("sending");
    }

    @Test
    void sendsNewsOfANodeThatIsGone() {
        one.record(pending("R-1"));
        one.drain();

        assertThat(two.news(Publication.OUTCOMES)).isEmpty();
        two.clock.pass(Duration.ofSeconds(61));
        assertThat(two.news(Publication.OUTCOMES)).hasSize(1);
    }

    @Test
    void recoversByItselfWhenItsConnectionsAreLost() throws SQLException {
        one.record(pending("R-1"));
        Postgres.dropConnections();

        assertThat(one.record(pending("R-2")).kind()).isEqualTo(Verdict.Kind.RECORDED);
        assertThat(one.ledger.fault()).isEmpty();
        assertThat(one.claim()).hasSize(2);
    }
}
