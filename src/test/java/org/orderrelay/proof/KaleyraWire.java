package org.orderrelay.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.kaleyra.Kaleyra;

/** Kaleyra: Meta's message inside an envelope. */
final class KaleyraWire implements Wire {
    private final Kaleyra kaleyra = new Kaleyra(
            () -> {
                throw new IllegalStateException("nothing is answered here");
            },
            () -> {
                throw new IllegalStateException("nothing is received here");
            },
            Clock.systemUTC(),
            false);

    @Override
    public Provider provider() {
        return kaleyra;
    }

    @Override
    public List<Account> accounts() {
        Map<String, String> options = Map.of("sid", "HXAP16XXXXXX97IN");
        return List.of(
                ProofAccounts.of(kaleyra.name(), options, new PaymentDefaults("UPI", "unique_payment_config_id")));
    }

    @Override
    public Taste taste(Account account) {
        return new KaleyraTaste();
    }

    @Override
    public String schema(Prepared.Request request, NotificationKind kind) {
        return kind == NotificationKind.ORDER_DETAILS ? "kaleyra/order-details" : "kaleyra/order-status";
    }

    @Override
    public List<String> sums(JsonNode payload) {
        return Sums.ofWhatsapp(WhatsappWire.details(payload.path("messaging_object")));
    }

    @Override
    public Told told(JsonNode payload, NotificationKind kind) {
        return WhatsappWire.told(
                payload.path("messaging_object"), payload.at("/extra_info/ref").asText(), kind);
    }

    @Override
    public Set<String> unused() {
        return Set.of();
    }

    /** UPI in rupees, with every importer known. */
    private static final class KaleyraTaste implements Taste {
        @Override
        public List<String> currencies() {
            return List.of("INR");
        }

        @Override
        public int longestReference(Map<String, Object> payment) {
            return 35;
        }

        @Override
        public int leastSecondsLeft() {
            return 300;
        }

        @Override
        public Demands demands(String currency, Map<String, Object> payment, boolean catalogue) {
            return Demands.OF_KALEYRA;
        }

        @Override
        public Map<String, Object> payment(Dice dice, String currency) {
            if (dice.in(30)) {
                return Map.of();
            }
            return dice.in(50)
                    ? Map.of("type", dice.pick(List.of("upi", "UPI")), "configuration", dice.text(60))
                    : Map.of("notes", Map.of("counter", dice.text(256)), "link", "upi://pay?tr=1");
        }

        @Override
        public Map<String, Object> person(Dice dice) {
            return dice.in(50) ? Map.of() : Map.of("name", dice.text(200), "email", dice.word(20) + "@example.com");
        }
    }
}
