package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orderrelay.delivery.ReceiptState;
import org.orderrelay.ledger.jdbc.Addressees.Addressee;

/** Applies receipts of messages: reads by the set, marks one by one in the order they came, writes by the set. */
final class MessageReceipts {
    private final Transaction tx;

    MessageReceipts(Transaction tx) {
        this.tx = tx;
    }

    /** What came of each, in order. */
    List<Came> apply(List<MessageReceipt> receipts) throws SQLException {
        return apply(receipts, Addressees.load(tx.sql(), receipts), false);
    }

    /** Receipts that were parked: they are on the shelf already, and their deliveries are known now. */
    void join(List<MessageReceipt> receipts, Addressees addressees) throws SQLException {
        apply(receipts, addressees, true);
    }

    private List<Came> apply(List<MessageReceipt> receipts, Addressees addressees, boolean joined) throws SQLException {
        if (receipts.isEmpty()) {
            return List.of();
        }
        // the orders' locks come first: whoever else applies the same receipt has committed it when the shelf is asked
        Book book = addressees.book(tx.sql());
        List<String> keys =
                joined ? List.of() : receipts.stream().map(MessageReceipt::key).toList();
        ReceiptShelf shelf = ReceiptShelf.load(tx, keys);
        Marker marker = marker(receipts, addressees, book);
        List<Came> came = new ArrayList<>();
        for (MessageReceipt receipt : receipts) {
            if (!shelf.isNew(receipt.key())) {
                came.add(Came.REPEATED);
                continue;
            }
            Addressee addressee = addressees.of(receipt);
            DeliveryRow row = addressee == null ? null : book.delivery(addressee.deliveryId());
            if (row == null) {
                shelf.park(receipt);
                came.add(Came.PARKED);
                continue;
            }
            if (!joined) {
                shelf.note(receipt, row.facts.id());
            }
            came.add(marker.mark(row, receipt) ? Came.CHANGED : Came.REPEATED);
        }
        marker.write();
        shelf.write();
        return came;
    }

    private Marker marker(List<MessageReceipt> receipts, Addressees addressees, Book book) throws SQLException {
        Set<Addressee> failing = receipts.stream()
                .filter(receipt -> receipt.mark() == ReceiptState.FAILED)
                .map(addressees::of)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        Set<String> references = failing.stream().map(Addressee::referenceId).collect(Collectors.toSet());
        Set<String> ids = failing.stream().map(Addressee::deliveryId).collect(Collectors.toSet());
        Past past = Past.load(tx.sql(), book, references);
        return new Marker(tx, book, past, Requeued.load(tx.sql(), ids));
    }
}
