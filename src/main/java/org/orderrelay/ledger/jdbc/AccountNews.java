package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;

/** News of accounts that concern no single message: trouble, and payment configurations. */
final class AccountNews {
    private static final String TROUBLE = "trouble";
    private static final String CONFIGURATION =
            "INSERT INTO payment_configurations (account, configuration, status, told_at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (account, configuration) DO UPDATE SET status = excluded.status,"
                    + " told_at = excluded.told_at WHERE excluded.told_at >= payment_configurations.told_at";

    /** A receipt with the account it is of. */
    record News(String account, Receipt receipt) {}

    private final Transaction tx;

    AccountNews(Transaction tx) {
        this.tx = tx;
    }

    /** One answer each, in order. */
    List<Came> apply(List<News> all) throws SQLException {
        List<String> keys =
                all.stream().map(AccountNews::key).flatMap(Stream::ofNullable).toList();
        ReceiptShelf shelf = ReceiptShelf.load(tx, keys);
        Effects effects = new Effects(tx);
        List<Came> came = new ArrayList<>();
        for (News news : all) {
            if (news.receipt() instanceof Receipt.Trouble trouble) {
                came.add(trouble(news, trouble, shelf, effects));
            } else if (news.receipt() instanceof Receipt.PaymentConfigurationNews configuration) {
                came.add(configuration(news.account(), configuration));
            } else {
                came.add(Came.OTHER);
            }
        }
        shelf.write();
        return came;
    }

    private static @Nullable String key(News news) {
        if (news.receipt() instanceof Receipt.Trouble trouble) {
            String at = String.valueOf(Micros.of(trouble.at()));
            return MessageReceipt.key(
                    news.account(), TROUBLE, at, trouble.meaning().code());
        }
        return null;
    }

    private Came trouble(News news, Receipt.Trouble trouble, ReceiptShelf shelf, Effects effects) throws SQLException {
        String key = String.valueOf(key(news));
        if (!shelf.isNew(key)) {
            return Came.REPEATED;
        }
        Outcome meaning = trouble.meaning();
        long at = Micros.of(trouble.at());
        shelf.note(key, news.account(), null, null, null, TROUBLE, meaning, at);
        Account account = tx.setting().accounts().find(news.account()).orElse(null);
        return account != null && effects.of(account, meaning, at) ? Came.CHANGED : Came.OTHER;
    }

    private Came configuration(String account, Receipt.PaymentConfigurationNews news) throws SQLException {
        long at = Micros.of(news.at());
        List<Boolean> known = tx.sql()
                .list(
                        "SELECT status, told_at FROM payment_configurations WHERE account = ? AND configuration = ?",
                        row -> row.getString(1).equals(news.status()) || row.getLong(2) > at,
                        account,
                        news.configuration());
        tx.sql().update(CONFIGURATION, account, news.configuration(), news.status(), at);
        return known.contains(true) ? Came.REPEATED : Came.CHANGED;
    }
}
