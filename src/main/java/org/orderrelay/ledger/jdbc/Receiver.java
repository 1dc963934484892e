package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.ReceiptInbox;

/** Applies the receipts of one transaction, kind by kind, and marks their webhooks as applied. */
final class Receiver {
    private final Transaction tx;
    private final List<Came[]> came = new ArrayList<>();

    private Receiver(Transaction tx) {
        this.tx = tx;
    }

    /** One answer an arrival, in order. */
    static List<ReceiptInbox.Applied> apply(Transaction tx, List<Arrival> arrivals) throws SQLException {
        return new Receiver(tx).apply(arrivals);
    }

    /** Where a receipt stands among all of this transaction. */
    private record Place(int arrival, int position) {}

    private List<ReceiptInbox.Applied> apply(List<Arrival> arrivals) throws SQLException {
        Map<Place, MessageReceipt> messages = new LinkedHashMap<>();
        Map<Place, Payments.News> payments = new LinkedHashMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            came.add(new Came[arrival.receipts().size()]);
            for (int n = 0; n < arrival.receipts().size(); n++) {
                Place place = new Place(i, n);
                Receipt receipt = arrival.receipts().get(n);
                MessageReceipt message = MessageReceipt.of(arrival.account(), receipt);
                if (message != null) {
                    messages.put(place, message);
                } else if (receipt instanceof Receipt.Payment payment) {
                    payments.put(place, Payments.News.of(arrival.account(), payment));
                } else {
                    settle(List.of(place), List.of(Came.OTHER));
                }
            }
        }
        settle(List.copyOf(messages.keySet()), new MessageReceipts(tx).apply(List.copyOf(messages.values())));
        settle(List.copyOf(payments.keySet()), new Payments(tx.sql()).apply(List.copyOf(payments.values()), tx.now()));
        mark(arrivals);
        return came.stream().map(all -> Came.count(List.of(all))).toList();
    }

    private void settle(List<Place> places, List<Came> results) {
        for (int i = 0; i < places.size(); i++) {
            came.get(places.get(i).arrival())[places.get(i).position()] = results.get(i);
        }
    }

    private void mark(List<Arrival> arrivals) throws SQLException {
        List<Long> webhooks =
                arrivals.stream().map(Arrival::webhook).filter(Objects::nonNull).toList();
        if (!webhooks.isEmpty()) {
            String sql = "UPDATE webhooks SET applied_at = ? WHERE applied_at IS NULL AND "
                    + tx.sql().engine.inNumbers("id");
            tx.sql().update(sql, tx.now(), tx.sql().engine.numbers(webhooks));
        }
    }
}
