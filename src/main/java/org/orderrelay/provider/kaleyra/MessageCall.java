package org.orderrelay.provider.kaleyra;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.whatsapp.StoredMessage;

/** Kaleyra's call (S0, S1): the stored payload, the business number's address, the key. */
final class MessageCall {
    private static final StoredMessage STORED = new StoredMessage("/messaging_object");

    private MessageCall() {}

    static Prepared prepare(Call call, Account account, Instant now) {
        return STORED.ready(call, now, body -> new Prepared.Request(uri(account), headers(account), body));
    }

    /** The plus goes as %2B, which no server can take for a blank. */
    private static URI uri(Account account) {
        return URI.create(base(account.baseUrl().toString())
                + "/v2/" + account.option("sid").orElseThrow()
                + "/whatsapp/" + account.sender().replace("+", "%2B")
                + "/messages");
    }

    private static String base(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Map<String, String> headers(Account account) {
        return Map.of(
                "api-key", account.secret("api-key").reveal(),
                "Content-Type", "application/json",
                "Accept", "application/json",
                "cache-control", "no-cache");
    }
}
