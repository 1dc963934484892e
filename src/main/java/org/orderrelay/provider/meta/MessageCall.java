package org.orderrelay.provider.meta;

import java.time.Instant;
import org.orderrelay.account.Account;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.whatsapp.StoredMessage;

/** Meta's call (S2): the stored payload, to the sender's {@code messages}. */
final class MessageCall {
    private static final StoredMessage STORED = new StoredMessage("");

    private MessageCall() {}

    static Prepared prepare(Call call, Account account, Instant now) {
        return STORED.ready(
                call,
                now,
                body -> new Prepared.Request(
                        Graph.uri(account, Graph.phoneNumberId(account), "messages"), Graph.headers(account), body));
    }
}
