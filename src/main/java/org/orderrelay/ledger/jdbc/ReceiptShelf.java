package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Meaning;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;

/** The tables of receipts and of those that are parked. */
final class ReceiptShelf {
    /** How soon a parked receipt is looked at once more. */
    private static final long LOOK_MICROS = 1_000_000;

    private static final String NOTE = "INSERT INTO receipts (receipt_key, account, delivery_id, message_id,"
            + " recipient_id, mark, code, reason, meaning, scope, pause, at, noted_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (receipt_key) DO NOTHING";
    private static final String PARK = "INSERT INTO parked (message_id, receipt_key, account, parked_at, look_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (message_id, receipt_key) DO NOTHING";

    private final Transaction tx;
    private final Set<String> known = new HashSet<>();
    private final List<@Nullable Object[]> noted = new ArrayList<>();
    private final List<@Nullable Object[]> parked = new ArrayList<>();

    private ReceiptShelf(Transaction tx) {
        this.tx = tx;
    }

    /** Asks which of these were there before. */
    static ReceiptShelf load(Transaction tx, Collection<String> keys) throws SQLException {
        ReceiptShelf shelf = new ReceiptShelf(tx);
        if (!keys.isEmpty()) {
            tx.sql()
                    .each(
                            "SELECT receipt_key FROM receipts WHERE "
                                    + tx.sql().engine.in("receipt_key"),
                            row -> shelf.known.add(row.getString(1)),
                            new Sql.Keys(new TreeSet<>(keys)));
        }
        return shelf;
    }

    /** Takes a receipt as new; false if it is a repetition. */
    boolean isNew(String key) {
        return known.add(key);
    }

    /** Notes it with its delivery, or without one for the time being. */
    void note(MessageReceipt receipt, @Nullable String deliveryId) {
        Outcome meaning = receipt.meaning();
        note(
                receipt.key(),
                receipt.account(),
                deliveryId,
                receipt.messageId(),
                receipt.about().recipientId(),
                receipt.word(),
                meaning,
                receipt.at());
    }

    void note(
            String key,
            String account,
            @Nullable String deliveryId,
            @Nullable String messageId,
            @Nullable String recipientId,
            String word,
            @Nullable Outcome meaning,
            long at) {
        noted.add(new @Nullable Object[] {
            key,
            account,
            deliveryId,
            messageId,
            recipientId,
            word,
            meaning == null ? null : meaning.code(),
            meaning == null ? null : meaning.reason(),
            meaning == null ? null : meaningOf(meaning).wire(),
            scope(meaning),
            pause(meaning),
            at,
            tx.now()
        });
    }

    private static Meaning meaningOf(Outcome meaning) {
        if (meaning instanceof Outcome.Held) {
            return Meaning.HOLD;
        }
        return meaning instanceof Outcome.Throttled ? Meaning.THROTTLED : Meaning.REJECTED;
    }

    private static @Nullable String scope(@Nullable Outcome meaning) {
        Scope scope = meaning instanceof Outcome.Held held ? held.scope() : null;
        scope = meaning instanceof Outcome.Throttled throttled ? throttled.scope() : scope;
        return scope == null ? null : scope.wire();
    }

    private static @Nullable Long pause(@Nullable Outcome meaning) {
        Duration after = meaning instanceof Outcome.Throttled throttled ? throttled.after() : null;
        return after == null ? null : Micros.of(after);
    }

    /** Keeps it under every id its message may become known by. */
    void park(MessageReceipt receipt) {
        note(receipt, null);
        List<String> ids = new ArrayList<>(receipt.about().messageIds());
        String own = receipt.about().deliveryId();
        if (own != null) {
            ids.add(own);
        }
        for (String id : new TreeSet<>(ids)) {
            parked.add(new @Nullable Object[] {id, receipt.key(), receipt.account(), tx.now(), tx.now() + LOOK_MICROS});
        }
    }

    void write() throws SQLException {
        tx.sql().batch(NOTE, noted);
        tx.sql().batch(PARK, parked);
    }
}
