package org.orderrelay.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Meaning;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.ReceiptState;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Settlement;

/**
 * Receipts that came before their message was known. They are joined when an answer brings one of their ids. An answer
 * and a receipt written by two nodes at the same moment do not see each other: so what is parked is looked at again a
 * little later, when whatever was under way has ended, and only then left to the answers that follow.
 */
final class ParkedReceipts {
    /** A transaction lasts no longer: the server ends it. */
    private static final long LONGEST_MICROS = 120_000_000;

    private static final int MOST = 1_000;
    private static final String WITH_RECEIPT = "SELECT r.*, p.message_id AS parked_id, p.parked_at FROM parked p"
            + " JOIN receipts r ON r.receipt_key = p.receipt_key WHERE ";

    private final Transaction tx;

    ParkedReceipts(Transaction tx) {
        this.tx = tx;
    }

    private record Parked(MessageReceipt receipt, long parkedAt) {}

    /** Joins what waits for the message ids of these answers: one statement, unless something does. */
    void join(List<Settlement> settlements) throws SQLException {
        TreeSet<String> ids = new TreeSet<>();
        for (Settlement settlement : settlements) {
            if (settlement.outcome() instanceof Outcome.Accepted accepted && accepted.messageId() != null) {
                ids.add(accepted.messageId());
            }
        }
        if (!ids.isEmpty()) {
            hand(find(tx.sql().engine.in("p.message_id") + " ORDER BY r.at, r.receipt_key", new Sql.Keys(ids)));
        }
    }

    /** Looks at those once more that were parked lately. */
    void lookAgain() throws SQLException {
        List<Parked> late = find("p.look_at <= ? ORDER BY r.at, r.receipt_key LIMIT " + MOST, tx.now());
        hand(late);
        List<@Nullable Object[]> next = new ArrayList<>();
        for (Parked parked : late) {
            long age = tx.now() - parked.parkedAt();
            Long at = age > LONGEST_MICROS ? null : tx.now() + age;
            next.add(new @Nullable Object[] {at, parked.receipt().key()});
        }
        tx.sql().batch("UPDATE parked SET look_at = ? WHERE receipt_key = ?", next);
    }

    private void hand(List<Parked> found) throws SQLException {
        List<MessageReceipt> receipts = found.stream().map(Parked::receipt).toList();
        Addressees addressees = Addressees.load(tx.sql(), receipts);
        List<MessageReceipt> joined = receipts.stream()
                .filter(receipt -> addressees.of(receipt) != null)
                .toList();
        if (joined.isEmpty()) {
            return;
        }
        new MessageReceipts(tx).join(joined, addressees);
        List<@Nullable Object[]> owners = new ArrayList<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (MessageReceipt receipt : joined) {
            Addressees.Addressee owner = addressees.of(receipt);
            owners.add(new @Nullable Object[] {owner == null ? null : owner.deliveryId(), receipt.key()});
            keys.add(new @Nullable Object[] {receipt.key()});
        }
        tx.sql().batch("UPDATE receipts SET delivery_id = ? WHERE receipt_key = ?", owners);
        tx.sql().batch("DELETE FROM parked WHERE receipt_key = ?", keys);
    }

    /** A receipt parked under several ids comes once, with all that were found. */
    private List<Parked> find(String condition, Object parameter) throws SQLException {
        Map<String, Parked> found = new LinkedHashMap<>();
        tx.sql()
                .each(
                        WITH_RECEIPT + condition,
                        row -> found.merge(row.getString("receipt_key"), read(row), ParkedReceipts::together),
                        parameter);
        return List.copyOf(found.values());
    }

    private static Parked together(Parked one, Parked other) {
        List<String> ids = new ArrayList<>(one.receipt().about().messageIds());
        ids.addAll(other.receipt().about().messageIds());
        return new Parked(one.receipt().with(ids), one.parkedAt());
    }

    private static Parked read(ResultSet row) throws SQLException {
        String mark = row.getString("mark");
        boolean neverLeft = mark.equals(MessageReceipt.NOT_SENT);
        ReceiptState state = neverLeft ? ReceiptState.FAILED : ReceiptState.of(mark);
        Receipt.About about =
                new Receipt.About(null, List.of(row.getString("parked_id")), row.getString("recipient_id"));
        return new Parked(
                new MessageReceipt(
                        row.getString("receipt_key"),
                        row.getString("account"),
                        about,
                        state,
                        meaning(row),
                        neverLeft,
                        row.getLong("at")),
                row.getLong("parked_at"));
    }

    private static @Nullable Outcome meaning(ResultSet row) throws SQLException {
        String word = row.getString("meaning");
        if (word == null) {
            return null;
        }
        String code = row.getString("code");
        String reason = row.getString("reason");
        Long pause = Sql.longOrNull(row, "pause");
        return switch (Meaning.of(word)) {
            case HOLD -> new Outcome.Held(code, reason, Scope.of(row.getString("scope")));
            case THROTTLED ->
                new Outcome.Throttled(
                        code,
                        reason,
                        Scope.of(row.getString("scope")),
                        pause == null ? null : Duration.of(pause, ChronoUnit.MICROS));
            default -> new Outcome.Rejected(code, reason);
        };
    }
}
