package org.orderrelay.sandbox.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Desk;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.Fault;
import org.orderrelay.sandbox.contract.Incoming;
import org.orderrelay.sandbox.contract.JsonBodies;
import org.orderrelay.sandbox.contract.JsonPart;
import org.orderrelay.sandbox.contract.Judgement;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.contract.Received;
import org.orderrelay.sandbox.contract.Reply;
import org.orderrelay.sandbox.contract.Trouble;

/**
 * Infobip: the interactive order endpoints of S4, the template endpoint, payments and templates (facts 3). How it shows
 * WhatsApp's 2046 and 2047 nobody documents; here both are error 7023 (data mismatch) of a delivery report.
 */
public final class InfobipContract implements ProviderContract {
    static final String NAME = "infobip";

    private static final String ROOT = "/whatsapp/";
    private static final String MESSAGES = "/whatsapp/1/message/";
    private static final Pattern CREDENTIAL = Pattern.compile("(App|Basic|IBSSO|Bearer) \\S+");
    private static final String UNKNOWN = NAME + "/unknown";
    private static final String DATA_MISMATCH = "7023";

    private final Supplier<String> ids;

    /** @param ids of messages whose caller chose none */
    public InfobipContract(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(ROOT);
    }

    @Override
    public boolean takesMessages(String path) {
        return path.startsWith(MESSAGES);
    }

    @Override
    public Received read(Incoming call) {
        String key = key(call);
        if (key == null) {
            return Received.refused(UNKNOWN, null, InfobipReplies.error("unauthorized"));
        }
        Optional<JsonNode> document = call.saysJson() ? JsonBodies.read(call.body()) : Optional.empty();
        if (document.isEmpty()) {
            return Received.refused(UNKNOWN, key, InfobipReplies.error("bad-request"));
        }
        JsonPart payload = JsonPart.root(document.get());
        switch (call.path().substring(MESSAGES.length())) {
            case "interactive/order-details" -> EnvelopeRules.orderDetails(payload);
            case "interactive/order-status" -> EnvelopeRules.orderStatus(payload);
            case "template" -> EnvelopeRules.template(payload);
            default -> {
                return Received.refused(UNKNOWN, key, InfobipReplies.error("not-found"));
            }
        }
        Message message = InfobipReading.read(document.get());
        List<Fault> faults = payload.faults();
        return new Received(message, key, faults.isEmpty() ? null : InfobipReplies.invalid(faults));
    }

    /** The credential with its scheme; null if there is none, or one that never is right. */
    private static @Nullable String key(Incoming call) {
        String header = call.header("Authorization");
        if (header == null || !CREDENTIAL.matcher(header).matches() || header.endsWith(" wrong-key")) {
            return null;
        }
        return header.substring(header.indexOf(' ') + 1);
    }

    @Override
    public Reply manage(Incoming call, Desk desk) {
        String key = key(call);
        String[] parts = call.path().split("/", -1);
        String account = NAME + '/' + (parts.length > 4 ? Message.digits(parts[4]) : "unknown");
        if (key == null || desk.isRevoked(account, key)) {
            return InfobipReplies.error("unauthorized");
        }
        return InfobipManagement.answer(call, desk, account);
    }

    @Override
    public String messageId(Message message) {
        String own = message.traits().ownId();
        return own == null || own.isEmpty() ? ids.get() : own;
    }

    @Override
    public Optional<Reply> named(String name, @Nullable String argument, Message message, String messageId) {
        return Optional.ofNullable(InfobipReplies.named(name, argument, message, messageId));
    }

    @Override
    public Judgement judgement(Trouble trouble, Message message) {
        return switch (trouble) {
            case KEY_REVOKED -> new Judgement.Refused(InfobipReplies.error("unauthorized"));
            case BALANCE_LOW -> rejected(message, "12");
            case TOO_FAST -> new Judgement.Refused(InfobipReplies.error("too-many-requests"));
            case PAIR_TOO_FAST -> rejected(message, "20");
            case MESSAGE_ID_USED -> rejected(message, "23");
            case REFERENCE_USED -> new Judgement.Refused(InfobipReplies.invalid(List.of(referenceUsed())));
            case TEMPLATE_UNKNOWN -> new Judgement.FailsLater("7009");
            case TEMPLATE_PAUSED, TEMPLATE_DISABLED -> new Judgement.FailsLater("7037");
            case WINDOW_CLOSED -> new Judgement.FailsLater("7010");
            case MOVE_ILLEGAL, CANCEL_REFUSED -> new Judgement.FailsLater(DATA_MISMATCH);
        };
    }

    private static Fault referenceUsed() {
        return new Fault(Fault.Kind.INVALID, "payment.id", "was used by an earlier order details");
    }

    private Judgement rejected(Message message, String status) {
        return new Judgement.Refused(InfobipReplies.rejected(message, messageId(message), status));
    }

    @Override
    public boolean hasFailure(String code) {
        return InfobipCodes.isError(code) || InfobipCodes.isStatus(code);
    }

    @Override
    public boolean batches() {
        return true;
    }

    @Override
    public JsonObject body(List<Event> events, String businessAccount) {
        return InfobipEvents.body(events);
    }

    @Override
    public String signatureHeader() {
        return "X-Signature-256";
    }
}
