package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.ReceiptInbox;

/** Applies the receipts of one transaction, kind by kind, and marks their webhooks as applied. */
final class Receiver {
    /** Where a receipt stands among all of this transaction. */
    private record Place(int arrival, int position) {}

    private final Transaction tx;
    private final List<Came[]> came = new ArrayList<>();
    private final Map<Place, MessageReceipt> messages = new LinkedHashMap<>();
    private final Map<Place, Payments.News> payments = new LinkedHashMap<>();
    private final Map<Place, TemplateRegistry.News> templates = new LinkedHashMap<>();
    private final Map<Place, AccountNews.News> accounts = new LinkedHashMap<>();

    private Receiver(Transaction tx) {
        this.tx = tx;
    }

    /** One answer an arrival, in order. */
    static List<ReceiptInbox.Applied> apply(Transaction tx, List<Arrival> arrivals) throws SQLException {
        return new Receiver(tx).apply(arrivals);
    }

    private List<ReceiptInbox.Applied> apply(List<Arrival> arrivals) throws SQLException {
        for (int i = 0; i < arrivals.size(); i++) {
            List<Receipt> receipts = arrivals.get(i).receipts();
            came.add(new Came[receipts.size()]);
            for (int n = 0; n < receipts.size(); n++) {
                sort(new Place(i, n), arrivals.get(i).account(), receipts.get(n));
            }
        }
        settle(messages.keySet(), new MessageReceipts(tx).apply(List.copyOf(messages.values())));
        settle(payments.keySet(), new Payments(tx.sql()).apply(List.copyOf(payments.values()), tx.now()));
        settle(templates.keySet(), TemplateRegistry.apply(tx, List.copyOf(templates.values())));
        settle(accounts.keySet(), new AccountNews(tx).apply(List.copyOf(accounts.values())));
        mark(arrivals);
        return came.stream().map(all -> Came.count(List.of(all))).toList();
    }

    private void sort(Place place, String account, Receipt receipt) {
        MessageReceipt message = MessageReceipt.of(account, receipt);
        if (message != null) {
            messages.put(place, message);
        } else if (receipt instanceof Receipt.Payment payment) {
            payments.put(place, Payments.News.of(account, payment));
        } else if (receipt instanceof Receipt.TemplateNews news) {
            templates.put(place, new TemplateRegistry.News(account, news));
        } else {
            accounts.put(place, new AccountNews.News(account, receipt));
        }
    }

    private void settle(Set<Place> places, List<Came> results) {
        int i = 0;
        for (Place place : places) {
            came.get(place.arrival())[place.position()] = results.get(i++);
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
