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
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileTurn;
import org.orderrelay.ledger.KeptAnswer;
import org.orderrelay.ledger.KeyedRequest;
import org.orderrelay.ledger.KeyedResult;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.StoredWebhook;
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
    void answersAKeyedRequestOnceWhicheverNodeIsQuicker() {
        List<CompletableFuture<KeyedResult>> racing = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            KeyedRequest request = new KeyedRequest(
                    "erp|" + i,
                    "a",
                    verdicts ->
                            new KeptAnswer(202, verdicts.get(0).deliveryIds().toString()));
            racing.add(one.ledger.recordOnce(List.of(pending("R-" + i).entry()), request));
            racing.add(two.ledger.recordOnce(List.of(pending("S-" + i).entry()), request));
        }
        List<KeyedResult> results = racing.stream().map(CompletableFuture::join).toList();

        assertThat(results).filteredOn(KeyedResult.First.class::isInstance).hasSize(50);
        assertThat(results).filteredOn(KeyedResult.Again.class::isInstance).hasSize(50);
        assertThat(one.ledger.view().countByState()).isEqualTo(Map.of("queued", 50L));
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
    void appliesWebhooksOfANodeThatIsGone() {
        one.ledger
                .receipts()
                .store(new StoredWebhook(0, "north", "kaleyra", one.clock.instant(), "{}"))
                .join();

        assertThat(two.ledger.receipts().waiting(10)).isEmpty();
        two.clock.pass(Duration.ofSeconds(61));
        assertThat(two.ledger.receipts().waiting(10)).hasSize(1);
    }

    @Test
    void countsAReceiptOnceThatComesToBothNodesAtOnce() {
        List<Claim> claims = taken(50);
        List<CompletableFuture<ReceiptInbox.Applied>> racing = new ArrayList<>();
        for (Claim claim : claims) {
            Receipt receipt = Told.delivered(Told.about(claim.deliveryId()));
            racing.add(one.ledger.receipts().apply("north", List.of(receipt)));
            racing.add(two.ledger.receipts().apply("north", List.of(receipt)));
        }

        assertThat(racing.stream().mapToInt(future -> future.join().changed()).sum())
                .isEqualTo(50);
        assertThat(claims)
                .allSatisfy(claim ->
                        assertThat(one.delivery(claim.deliveryId()).receipt()).isEqualTo("delivered"));
    }

    private List<Claim> taken(int count) {
        for (int i = 0; i < count; i++) {
            one.record(pending("R-" + i));
        }
        List<Claim> claims = one.claim(count);
        claims.forEach(claim -> one.settle(claim, Room.taken("m-" + claim.deliveryId())));
        return claims;
    }

    @Test
    void joinsReceiptsAndAnswersThatTwoNodesWriteAtOnce() {
        for (int i = 0; i < 100; i++) {
            one.record(pending("R-" + i));
        }
        List<Claim> claims = one.claim(100);
        List<CompletableFuture<?>> racing = new ArrayList<>();
        for (Claim claim : claims) {
            Receipt receipt = Told.delivered(Told.message("m-" + claim.deliveryId()));
            racing.add(two.ledger.receipts().apply("north", List.of(receipt)));
            racing.add(one.settling(claim, Room.taken("m-" + claim.deliveryId())));
        }
        racing.forEach(CompletableFuture::join);
        two.clock.pass(Duration.ofSeconds(2));
        two.ledger.expireClaims().join();

        assertThat(claims)
                .allSatisfy(claim ->
                        assertThat(one.delivery(claim.deliveryId()).receipt()).isEqualTo("delivered"));
    }

    @Test
    void oneNodeReadsAFileUntilItIsThroughOrGone() {
        FileArrival arrival = new FileArrival("file", "orders.csv", 100, 1);
        String file = ((FileTurn.Read) one.ledger.files().take(arrival).join()).fileId();
        one.ledger.files().open(file, "abc").join();
        one.record(pending("R-1").row(file, 1, 2).entry());
        assertThat(two.ledger.files().take(arrival).join()).isInstanceOf(FileTurn.Taken.class);

        pass(Duration.ofSeconds(50));
        one.ledger.expireClaims().join(); // it lives
        pass(Duration.ofSeconds(50));
        assertThat(two.ledger.files().take(arrival).join()).isInstanceOf(FileTurn.Taken.class);

        pass(Duration.ofSeconds(11)); // it is gone
        assertThat(two.ledger.files().take(arrival).join()).isEqualTo(new FileTurn.Read(file));
        assertThat(two.ledger.files().open(file, "abc").join().rowsDone()).isEqualTo(2);
        assertThat(one.ledger.files().take(arrival).join()).isInstanceOf(FileTurn.Taken.class);
    }

    @Test
    void oneNodeWritesAResult() {
        String file = one.open("abc").fileId();
        one.done(file, 0);

        assertThat(one.ledger.files().settled().join()).hasSize(1);
        assertThat(two.ledger.files().settled().join()).isEmpty();
        one.ledger.files().resultWritten(file).join();
        assertThat(two.ledger.files().settled().join()).isEmpty();
    }

    @Test
    void aFileHasOneReaderWhoeverIsQuicker() {
        List<CompletableFuture<FileTurn>> racing = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            FileArrival arrival = new FileArrival("file", "orders-" + i + ".csv", 100, 1);
            racing.add(one.ledger.files().take(arrival));
            racing.add(two.ledger.files().take(arrival));
        }

        assertThat(racing.stream().map(CompletableFuture::join))
                .filteredOn(FileTurn.Read.class::isInstance)
                .hasSize(100);
    }

    private void pass(Duration time) {
        one.clock.pass(time);
        two.clock.pass(time);
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
