package org.orderrelay.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileProgress;
import org.orderrelay.ledger.FileTurn;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.Verdict;

/** A ledger on a real engine, a clock that stands still, and the short words the tests speak. */
final class Room implements AutoCloseable {
    static final Outcome ACCEPTED = new Outcome.Accepted("202", "taken", "m-1");
    static final Outcome REJECTED = new Outcome.Rejected("E110", "refused");
    static final Outcome UNKNOWN = new Outcome.Unknown("timeout", "no answer in time");

    final LedgerSettings settings;
    final TestClock clock = new TestClock();
    /** Units of each commit. */
    final List<Integer> commits = new CopyOnWriteArrayList<>();

    JdbcLedger ledger;

    Room(LedgerSettings settings) {
        this.settings = settings;
        this.ledger = open(settings, LedgerRules.DEFAULT);
    }

    /** The usual rules, but nothing waits for a time. */
    static LedgerRules waitingForEver() {
        LedgerRules rules = LedgerRules.DEFAULT;
        return new LedgerRules(
                rules.lease(),
                Duration.ZERO,
                rules.sendRepeated(),
                rules.unknownOrder(),
                Duration.ZERO,
                rules.unknownOrderSend(),
                Duration.ZERO,
                rules.awaitsDelivered(),
                rules.repeatsUnknown());
    }

    private JdbcLedger open(LedgerSettings by, LedgerRules rules) {
        return JdbcLedger.open(by, rules, Samples.accounts(), clock, (units, nanos) -> commits.add(units));
    }

    void reopen(LedgerRules rules) {
        ledger.close();
        ledger = open(settings, rules);
    }

    void reopen() {
        reopen(LedgerRules.DEFAULT);
    }

    List<Verdict> record(Entry... entries) {
        return ledger.record(Arrays.asList(entries)).join();
    }

    Verdict record(Samples.Sample sample) {
        return record(sample.entry()).get(0);
    }

    /** A file of the SFTP inbox, taken and opened. */
    FileProgress open(String sha256) {
        FileArrival arrival = new FileArrival("sftp", "orders.csv", 100, 1);
        FileTurn turn = ledger.files().take(arrival).join();
        return ledger.files().open(((FileTurn.Read) turn).fileId(), sha256).join();
    }

    /** Read to its end and moved. */
    void done(String fileId, int rows) {
        ledger.files().close(fileId, rows, "done/orders.csv").join();
        ledger.files().placed(fileId).join();
    }

    List<Claim> claim(int free) {
        Map<String, Integer> byAccount = new HashMap<>();
        Samples.accounts().all().forEach(account -> byAccount.put(account.name(), free));
        return ledger.claim(new ClaimRequest(free, byAccount)).join();
    }

    List<Claim> claim() {
        return claim(100);
    }

    /** The only delivery that may go now. */
    Claim claimOne() {
        List<Claim> claims = claim();
        if (claims.size() != 1) {
            throw new AssertionError("expected one claim: " + claims);
        }
        return claims.get(0);
    }

    Settled settle(Claim claim, Outcome outcome) {
        return settling(claim, outcome).join();
    }

    CompletableFuture<Settled> settling(Claim claim, Outcome outcome) {
        Instant now = clock.instant();
        return ledger.settle(
                new Settlement(claim.deliveryId(), claim.attempt(), outcome, now, now, 202, null, "{\"id\":\"m-1\"}"));
    }

    /** Accepted under a message id of its own. */
    static Outcome taken(String messageId) {
        return new Outcome.Accepted("202", "taken", messageId);
    }

    /** Later word of the account "north". */
    ReceiptInbox.Applied tell(Receipt... receipts) {
        return ledger.receipts().apply("north", List.of(receipts)).join();
    }

    /** Sends everything that may go, until nothing may; statuses in the order they went. */
    List<String> drain() {
        List<String> went = new ArrayList<>();
        for (List<Claim> claims = claim(); !claims.isEmpty(); claims = claim()) {
            for (Claim claim : claims) {
                went.add(claim.status().wire());
                settle(claim, ACCEPTED);
            }
        }
        return went;
    }

    DeliveryView delivery(String id) {
        return ledger.view().delivery(id).orElseThrow().delivery();
    }

    DeliveryView deliveryOf(Verdict verdict) {
        return delivery(verdict.deliveryIds().get(0));
    }

    List<Publication> news(String channel) {
        return ledger.unpublished(1_000).stream()
                .filter(item -> item.channel().equals(channel))
                .toList();
    }

    /** Does what only another node or a fault could do. */
    void sql(String statement) throws SQLException {
        try (Databases databases = new Databases(settings);
                Connection connection = databases.begin()) {
            new Sql(databases.engine, connection).update(statement);
            connection.commit();
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
