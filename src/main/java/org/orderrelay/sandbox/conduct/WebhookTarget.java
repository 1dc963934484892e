package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.state.PaymentStatus;

/**
 * Who listens to an account, and how.
 *
 * @param url null if each message says it itself (Infobip's {@code notifyUrl})
 * @param secret key of the signature, or what stands for it; null for calls without any
 * @param auth how the call shows that it is genuine
 * @param user of basic authentication: the relay's name of the account
 * @param businessAccount id of the WhatsApp business account
 * @param events status of a message → milliseconds after it was accepted
 * @param payments state of a payment → milliseconds after its order details was accepted
 * @param duplicates share of events that come twice
 * @param reorder share of messages whose events come in reverse
 * @param batch events in one call at most, where the provider has it
 */
public record WebhookTarget(
        @Nullable String url,
        @Nullable String secret,
        Auth auth,
        String user,
        String businessAccount,
        Map<String, Long> events,
        Map<PaymentStatus, Long> payments,
        double duplicates,
        double reorder,
        int batch) {
    /** Status that a message failed, among {@link #events}. */
    public static final String FAILED = "failed";

    private static final int MOST_IN_A_CALL = 1000;
    private static final Map<String, Object> DELAYS = Map.of("sent", 100, "delivered", 300, "read", 1000, FAILED, 200);
    private static final Set<String> FIELDS = Set.of(
            "url",
            "secret",
            "auth",
            "user",
            "business_account",
            "events",
            "payments",
            "duplicates",
            "reorder",
            "batch");

    /** How a call shows that it comes from the provider. */
    public enum Auth {
        /** The secret is the last part of the path. */
        PATH,
        /** User and secret. */
        BASIC,
        /** An HMAC of the body under the secret, in the provider's header. */
        SIGNATURE
    }

    static WebhookTarget read(JsonObject json, String account) {
        JsonForm form = new JsonForm(json, FIELDS);
        String usual = account.startsWith("meta") ? "signature" : "path";
        String auth = form.word("auth", Set.of("path", "basic", "signature"), usual);
        JsonObject events = form.has("events") ? form.object("events") : new JsonObject(DELAYS);
        return new WebhookTarget(
                url(form.optional("url")),
                form.optional("secret"),
                Auth.valueOf(auth.toUpperCase(Locale.ROOT)),
                form.has("user") ? form.text("user") : account,
                form.has("business_account") ? form.text("business_account") : "102290129340398",
                delays(new JsonForm(events, DELAYS.keySet()), events),
                payments(form.object("payments")),
                form.share("duplicates", 0),
                form.share("reorder", 0),
                form.number("batch", 1, MOST_IN_A_CALL, 1));
    }

    private static @Nullable String url(@Nullable String url) {
        if (url != null && !url.matches("https?://[^\\s?#]+")) {
            throw new IllegalArgumentException("url must be http(s)://… without a query");
        }
        return url;
    }

    private static Map<String, Long> delays(JsonForm form, JsonObject events) {
        Map<String, Long> delays = new LinkedHashMap<>();
        for (String status : new String[] {"sent", "delivered", "read", FAILED}) {
            if (events.getValue(status) != null) {
                delays.put(status, form.millis(status, 0));
            }
        }
        return delays;
    }

    private static Map<PaymentStatus, Long> payments(JsonObject json) {
        JsonForm form = new JsonForm(json, Set.of("pending", "captured", "failed"));
        Map<PaymentStatus, Long> payments = new LinkedHashMap<>();
        for (String status : json.fieldNames()) {
            payments.put(PaymentStatus.valueOf(status.toUpperCase(Locale.ROOT)), form.millis(status, 0));
        }
        return payments;
    }

    /** Keys and addresses with keys in them are not for logs. */
    @Override
    public String toString() {
        return "WebhookTarget[" + auth + ", " + events.keySet() + ']';
    }
}
