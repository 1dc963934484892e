package org.orderrelay.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.meta.Meta;

/** Meta: WhatsApp's own message, in India and in Brazil. */
final class MetaWire implements Wire {
    private final Meta meta = new Meta(
            () -> {
                throw new IllegalStateException("nothing is answered here");
            },
            Clock.fixed(Sending.NOW, ZoneOffset.UTC),
            false);

    @Override
    public Provider provider() {
        return meta;
    }

    @Override
    public List<Account> accounts() {
        Map<String, String> options = Map.of("phone-number-id", "1055", "api-version", "v23.0");
        return List.of(
                ProofAccounts.of(meta.name(), options, new PaymentDefaults("upi", "upi-main")),
                ProofAccounts.of(meta.name(), options, new PaymentDefaults("razorpay", "razorpay-prod")));
    }

    @Override
    public Taste taste(Account account) {
        return new MetaTaste("upi".equals(account.payment().type()));
    }

    @Override
    public String schema(Prepared.Request request, NotificationKind kind) {
        return kind == NotificationKind.ORDER_DETAILS ? "meta/order-details" : "meta/order-status";
    }

    @Override
    public List<String> sums(JsonNode payload) {
        return Sums.ofWhatsapp(WhatsappWire.details(payload));
    }

    @Override
    public Told told(JsonNode payload, NotificationKind kind) {
        return WhatsappWire.told(
                payload, payload.path("biz_opaque_callback_data").asText(), kind);
    }

    /** A header by the id of an upload, a link's ways back, and Brazil's payment inside a status: orders hold none. */
    @Override
    public Set<String> unused() {
        return Set.of("id", "success_url", "cancel_url", "payment");
    }
}
