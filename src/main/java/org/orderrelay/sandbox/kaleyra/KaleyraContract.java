package org.orderrelay.sandbox.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Desk;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.Incoming;
import org.orderrelay.sandbox.contract.JsonBodies;
import org.orderrelay.sandbox.contract.Judgement;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.contract.Received;
import org.orderrelay.sandbox.contract.Reply;
import org.orderrelay.sandbox.contract.Trouble;
import org.orderrelay.sandbox.whatsapp.MessageReading;
import org.orderrelay.sandbox.whatsapp.WhatsAppCodes;

/**
 * Kaleyra's {@code POST /v2/{sid}/whatsapp/{phone}/messages}, as its documents describe it. What WhatsApp finds wrong
 * with a message Kaleyra took comes as a failed callback. Its payment look-up is not here: nobody documents its answer.
 */
public final class KaleyraContract implements ProviderContract {
    private static final String NAME = "kaleyra";
    private static final Pattern PATH = Pattern.compile("/v2/[^/]+/whatsapp/(?:\\+|%2[Bb])?([^/]+)/messages");
    private static final Pattern SENDER = Pattern.compile("[1-9][0-9]{6,14}");

    private final KaleyraRules rules;
    private final Supplier<String> ids;

    /** @param ids of messages */
    public KaleyraContract(Clock clock, Supplier<String> ids) {
        this.rules = new KaleyraRules(clock);
        this.ids = ids;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/v2/") && PATH.matcher(path).matches();
    }

    @Override
    public boolean takesMessages(String path) {
        return true;
    }

    @Override
    public Received read(Incoming call) {
        Matcher matcher = PATH.matcher(call.path());
        boolean known = matcher.matches() && SENDER.matcher(matcher.group(1)).matches();
        String account = NAME + '/' + (known ? matcher.group(1) : "unknown");
        String key = call.header("api-key");
        if (key == null || key.isBlank() || key.equals("wrong-key")) {
            return Received.refused(account, key, KaleyraReplies.wrongKey());
        }
        if (!known) {
            return Received.refused(account, key, KaleyraReplies.unknownSender());
        }
        if (!call.saysJson()) {
            return Received.refused(account, key, KaleyraReplies.payload("Content-Type must be application/json"));
        }
        return JsonBodies.read(call.body())
                .map(payload -> judged(account, key, payload))
                .orElseGet(() ->
                        Received.refused(account, key, KaleyraReplies.payload("Incorrect payload format: not JSON")));
    }

    private Received judged(String account, String key, JsonNode payload) {
        JsonNode extras = payload.path("extra_info");
        JsonNode ref = extras.path("ref");
        Message message = MessageReading.read(
                account, payload.path("messaging_object"), ref.isTextual() ? ref.asText() : null, extras);
        String fault = rules.fault(payload);
        return new Received(message, key, fault == null ? null : KaleyraReplies.payload(fault));
    }

    @Override
    public Reply manage(Incoming call, Desk desk) {
        return Reply.text(404, "http-404", "");
    }

    @Override
    public String messageId(Message message) {
        return ids.get();
    }

    @Override
    public Optional<Reply> named(String name, @Nullable String argument, Message message, String messageId) {
        return Optional.ofNullable(KaleyraReplies.named(name, messageId));
    }

    @Override
    public Judgement judgement(Trouble trouble, Message message) {
        return switch (trouble) {
            case KEY_REVOKED -> new Judgement.Refused(KaleyraReplies.wrongKey());
            case BALANCE_LOW -> new Judgement.Refused(KaleyraReplies.lowBalance());
            case TOO_FAST -> new Judgement.Refused(Reply.json(429, "http-429", "{}"));
            case REFERENCE_USED ->
                new Judgement.Refused(KaleyraReplies.payload(
                        "Incorrect payload format: reference_id: was used by an earlier order_details"));
            case MESSAGE_ID_USED, WINDOW_CLOSED -> new Judgement.FailsLater("131047");
            case PAIR_TOO_FAST -> new Judgement.FailsLater("131056");
            case TEMPLATE_UNKNOWN -> new Judgement.FailsLater("132001");
            case TEMPLATE_PAUSED -> new Judgement.FailsLater("132015");
            case TEMPLATE_DISABLED -> new Judgement.FailsLater("132016");
            case MOVE_ILLEGAL -> new Judgement.FailsLater("2046");
            case CANCEL_REFUSED -> new Judgement.FailsLater("2047");
        };
    }

    @Override
    public boolean hasFailure(String code) {
        return WhatsAppCodes.find(code) != null;
    }

    @Override
    public boolean batches() {
        return false;
    }

    @Override
    public JsonObject body(List<Event> events, String businessAccount) {
        return KaleyraEvents.body(events.get(0), businessAccount);
    }

    @Override
    public String signatureHeader() {
        return "X-Signature-256";
    }
}
