package org.orderrelay.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.infobip.Infobip;

/** Infobip: by template and inside a session, which are four endpoints. */
final class InfobipWire implements Wire {
    private static final int UUID = 36;

    private final Infobip infobip = new Infobip(
            () -> {
                throw new IllegalStateException("nothing is answered here");
            },
            Clock.fixed(Sending.NOW, ZoneOffset.UTC),
            false);

    @Override
    public Provider provider() {
        return infobip;
    }

    @Override
    public List<Account> accounts() {
        Map<String, String> pix = Map.of("pix-merchant-name", "Tea Shop", "pix-key-type", "EVP", "pix-key", "k-1");
        Map<String, String> session = Map.of(
                "message", "session",
                "entity-id", "shop",
                "application-id", "relay",
                "notify-url", "https://relay.example.com/webhooks/infobip/infobip-proof");
        return List.of(
                ProofAccounts.of(infobip.name(), pix, new PaymentDefaults("UPI_PAYU", "payment-config")),
                ProofAccounts.of(infobip.name(), session, new PaymentDefaults("PG_RAZORPAY", "razorpay-prod")));
    }

    @Override
    public Taste taste(Account account) {
        return new InfobipTaste(
                String.valueOf(account.payment().type()),
                account.option("pix-key").isPresent());
    }

    /** By the endpoint, which is what Infobip goes by. */
    @Override
    public String schema(Prepared.Request request, NotificationKind kind) {
        String path = request.uri().getPath();
        String message = kind == NotificationKind.ORDER_DETAILS ? "order-details" : "order-status";
        if (path.equals("/whatsapp/1/message/template")) {
            return "infobip/template-" + message;
        }
        return path.equals("/whatsapp/1/message/interactive/" + message)
                ? "infobip/" + message
                : "no schema of " + path;
    }

    @Override
    public List<String> sums(JsonNode payload) {
        return Sums.ofInfobip(said(message(payload)));
    }

    @Override
    public Told told(JsonNode payload, NotificationKind kind) {
        JsonNode message = message(payload);
        JsonNode said = said(message);
        boolean invoice = kind == NotificationKind.ORDER_DETAILS;
        List<String> items = new ArrayList<>();
        said.at("/order/items").forEach(item -> items.add(item.path("name").asText()));
        String id = message.path("messageId").asText();
        boolean oneId = id.startsWith(message.path("callbackData").asText("none"));
        return new Told(
                reference(said.path("payment")),
                oneId ? id.substring(0, UUID) : "two ids",
                '+' + message.path("to").asText(),
                invoice ? "pending" : said.path("status").asText().toLowerCase(Locale.ROOT),
                said.at("/totalAmount/value").asLong(),
                items);
    }

    private static JsonNode message(JsonNode payload) {
        return payload.has("messages") ? payload.path("messages").path(0) : payload;
    }

    /** The object with the payment: a button's action, an order status, or a session's action. */
    private static JsonNode said(JsonNode message) {
        JsonNode content = message.path("content");
        for (String place : List.of("/templateData/buttons/0/action", "/templateData/orderStatus/orderStatuses/0")) {
            if (!content.at(place).isMissingNode()) {
                return content.at(place);
            }
        }
        return content.path("action");
    }

    /** One reference, wherever it stands; several different ones are told as such. */
    private static String reference(JsonNode payment) {
        return String.join(" and ", Set.copyOf(payment.findValuesAsText("id")));
    }

    /** What orders and accounts hold nothing for. */
    @Override
    public Set<String> unused() {
        return Set.of("bulkId", "customDomain", "flowType", "removeProtocol", "trackClicks", "trackingUrl");
    }
}
