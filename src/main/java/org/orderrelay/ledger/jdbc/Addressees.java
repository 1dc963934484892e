package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which delivery a receipt is about: by our own id as it was given back, else by the provider's ids (facts 1.5, 2.7).
 * Only deliveries of the account that told are asked for.
 */
final class Addressees {
    /** A delivery and its order. */
    record Addressee(String deliveryId, String referenceId) {}

    private static final String SELECT = "SELECT id, reference_id, account, message_id FROM deliveries WHERE ";

    private final Map<String, Addressee> byReceipt = new HashMap<>();

    private record Key(String account, String id) {}

    /** Two statements at most, however many receipts. */
    static Addressees load(Sql sql, List<MessageReceipt> receipts) throws SQLException {
        Addressees addressees = new Addressees();
        Set<String> ids = receipts.stream()
                .map(receipt -> receipt.about().deliveryId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        addressees.join(receipts, find(sql, "id", ids));
        List<MessageReceipt> strangers = receipts.stream()
                .filter(receipt -> addressees.of(receipt) == null)
                .toList();
        Set<String> messages = strangers.stream()
                .flatMap(receipt -> receipt.about().messageIds().stream())
                .collect(Collectors.toSet());
        addressees.join(strangers, find(sql, "message_id", messages));
        return addressees;
    }

    /** Of deliveries with the same message id the newest counts. */
    private static Map<Key, Addressee> find(Sql sql, String column, Set<String> ids) throws SQLException {
        Map<Key, Addressee> found = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.each(
                    SELECT + sql.engine.in(column) + " ORDER BY id",
                    row -> found.put(
                            new Key(row.getString("account"), row.getString(column)),
                            new Addressee(row.getString("id"), row.getString("reference_id"))),
                    new Sql.Keys(ids));
        }
        return found;
    }

    private void join(List<MessageReceipt> receipts, Map<Key, Addressee> found) {
        for (MessageReceipt receipt : receipts) {
            Addressee addressee = found.get(
                    new Key(receipt.account(), String.valueOf(receipt.about().deliveryId())));
            for (String id : receipt.about().messageIds()) {
                addressee = addressee == null ? found.get(new Key(receipt.account(), id)) : addressee;
            }
            if (addressee != null) {
                byReceipt.put(receipt.key(), addressee);
            }
        }
    }

    @Nullable
    Addressee of(MessageReceipt receipt) {
        return byReceipt.get(receipt.key());
    }

    /** Loads their orders, locked, and the deliveries concerned, whatever their state. */
    Book book(Sql sql) throws SQLException {
        Collection<Addressee> all = byReceipt.values();
        Book book = new BookReader(sql)
                .load(all.stream().map(Addressee::referenceId).collect(Collectors.toSet()));
        add(sql, book, all.stream().map(Addressee::deliveryId).collect(Collectors.toSet()));
        return book;
    }

    /** Puts deliveries into the book of their orders that are not in it because they are settled. */
    static void add(Sql sql, Book book, Set<String> ids) throws SQLException {
        Set<String> settled =
                ids.stream().filter(id -> book.delivery(id) == null).collect(Collectors.toSet());
        if (!settled.isEmpty()) {
            sql.each(
                    DeliveryColumns.SELECT + "WHERE " + sql.engine.in("id"),
                    row -> {
                        DeliveryRow delivery = DeliveryColumns.read(row);
                        book.add(book.order(delivery.facts.referenceId()), delivery);
                    },
                    new Sql.Keys(settled));
        }
    }
}
