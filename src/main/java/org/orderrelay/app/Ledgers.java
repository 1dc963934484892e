package org.orderrelay.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.jdbc.JdbcLedger;

/** Opens the ledger as configured. */
final class Ledgers {
    private static final String SQLITE = "jdbc:sqlite:";

    private Ledgers() {}

    static Ledger open(Configuration configuration, Clock clock, CommitListener listener) {
        Settings settings = configuration.settings();
        String node = NodeId.of(settings.data());
        LedgerSettings where =
                new LedgerSettings(url(settings), settings.text("ledger.user"), settings.text("ledger.password"), node);
        return JdbcLedger.open(where, rules(settings), configuration.accounts(), clock, listener);
    }

    private static String url(Settings settings) {
        String url = settings.text("ledger.url");
        if (!url.startsWith(SQLITE)) {
            return url;
        }
        Path file = settings.data().resolve(url.substring(SQLITE.length()));
        return SQLITE + file.toAbsolutePath().normalize();
    }

    static LedgerRules rules(Settings settings) {
        String unknown = settings.oneOf("orders.unknown", List.of("hold", "send", "reject"));
        return new LedgerRules(
                settings.duration("delivery.lease"),
                settings.duration("delivery.unknown.wait"),
                settings.oneOf("orders.repeated", List.of("skip", "send")).equals("send"),
                LedgerRules.UnknownOrder.valueOf(unknown.toUpperCase(Locale.ROOT)),
                settings.duration("orders.unknown.wait"),
                settings.oneOf("orders.unknown.after", List.of("send", "reject"))
                        .equals("send"),
                settings.duration("orders.blocked.wait"),
                settings.oneOf("orders.gate", List.of("accepted", "delivered")).equals("delivered"),
                settings.oneOf("delivery.unknown.status", List.of("wait", "repeat"))
                        .equals("repeat"));
    }
}
