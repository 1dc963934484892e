package org.orderrelay.provider.infobip;

import java.net.URI;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.provider.HttpRequest;

/** Addresses and headers of an account's calls (facts 3.1). */
final class Endpoint {
    static final String TEMPLATE = "/whatsapp/1/message/template";
    static final String ORDER_DETAILS = "/whatsapp/1/message/interactive/order-details";
    static final String ORDER_STATUS = "/whatsapp/1/message/interactive/order-status";

    private Endpoint() {}

    static URI uri(Account account, String path) {
        String base = account.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Something of the account's sender: {@code /whatsapp/2/senders/441134960000/templates}. */
    static URI ofSender(Account account, int version, String path) {
        return uri(account, "/whatsapp/" + version + "/senders/" + MessageJson.digits(account.sender()) + path);
    }

    /** JSON is asked for by name, or errors may come as XML (facts 3.3). */
    static Map<String, String> headers(Account account) {
        return Map.of(
                "Authorization", "App " + account.secret("api-key").reveal(),
                "Content-Type", "application/json",
                "Accept", "application/json");
    }

    static HttpRequest get(Account account, URI uri) {
        return new HttpRequest("GET", uri, headers(account), "");
    }
}
