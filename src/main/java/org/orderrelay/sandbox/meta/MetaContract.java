package org.orderrelay.sandbox.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import org.orderrelay.sandbox.whatsapp.Dialect;
import org.orderrelay.sandbox.whatsapp.MessageReading;
import org.orderrelay.sandbox.whatsapp.OrderDetailsRules;
import org.orderrelay.sandbox.whatsapp.TemplateMessageRules;
import org.orderrelay.sandbox.whatsapp.WhatsAppCodes;

/** Meta's Cloud API: messages ({@code POST /{version}/{phone number id}/messages}), payments, templates (facts 2). */
public final class MetaContract implements ProviderContract {
    private static final String NAME = "meta";
    private static final Pattern PATH = Pattern.compile("/v[0-9]+\\.[0-9]+/([^/]+)(/.+)?");
    private static final Pattern MESSAGES = Pattern.compile("/v[0-9]+\\.[0-9]+/([^/]+)/messages");
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final TemplateMessageRules rules;
    private final MetaManagement management;
    private final Supplier<String> ids;

    /** @param ids of messages, without Meta's prefix */
    public MetaContract(Clock clock, Supplier<String> ids) {
        this.rules = new TemplateMessageRules(Dialect.META, new OrderDetailsRules(Dialect.META, clock));
        this.management = new MetaManagement();
        this.ids = ids;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean serves(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public boolean takesMessages(String path) {
        return path.endsWith("/messages");
    }

    @Override
    public Received read(Incoming call) {
        Matcher matcher = MESSAGES.matcher(call.path());
        String number = matcher.matches() ? matcher.group(1) : "";
        String account = NAME + '/' + number;
        String key = MetaReplies.token(call);
        Reply refusal = MetaReplies.unauthorized(key);
        if (refusal != null) {
            return Received.refused(account, key, refusal);
        }
        if (!ID.matcher(number).matches()) {
            return Received.refused(account, key, MetaReplies.noSuchObject(number));
        }
        if (!call.saysJson()) {
            return Received.refused(
                    account, key, MetaReplies.error("131008", "(#100) The parameter messaging_product is required."));
        }
        return JsonBodies.read(call.body())
                .map(payload -> judged(account, key, payload))
                .orElseGet(() -> Received.refused(account, key, MetaReplies.error("100", "The body is not JSON")));
    }

    private Received judged(String account, @Nullable String key, JsonNode document) {
        JsonPart payload = JsonPart.root(document);
        // events give nothing back but the correlation value: a waiting message need not hold its payload
        Message message = MessageReading.read(
                account, document, payload.read("biz_opaque_callback_data"), MissingNode.getInstance());
        if (!"template".equals(payload.read("type")) && payload.has("type")) {
            return new Received(message, key, MetaReplies.error("131051", "The sandbox takes templates only"));
        }
        rules.check(payload);
        Reply refusal =
                payload.faults().isEmpty() ? null : refusal(payload.faults().get(0));
        return new Received(message, key, refusal);
    }

    private static Reply refusal(Fault fault) {
        String code = switch (fault.kind()) {
            case UNKNOWN -> "100";
            case MISSING -> "131008";
            case INVALID -> "131009";
        };
        return MetaReplies.error(code, fault.toString());
    }

    @Override
    public Reply manage(Incoming call, Desk desk) {
        Matcher matcher = PATH.matcher(call.path());
        String node = matcher.matches() ? matcher.group(1) : "";
        String rest = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : "";
        String key = MetaReplies.token(call);
        Reply refusal = MetaReplies.unauthorized(key);
        if (refusal != null) {
            return refusal;
        }
        if (key != null && desk.isRevoked(NAME + '/' + node, key)) {
            return MetaReplies.expired();
        }
        return ID.matcher(node).matches() ? management.answer(call, desk, node, rest) : MetaReplies.noSuchObject(node);
    }

    @Override
    public String messageId(Message message) {
        return MetaReplies.wamid(ids.get());
    }

    @Override
    public Optional<Reply> named(String name, @Nullable String argument, Message message, String messageId) {
        return Optional.ofNullable(MetaReplies.named(name, argument, message, messageId));
    }

    @Override
    public Judgement judgement(Trouble trouble, Message message) {
        return switch (trouble) {
            case KEY_REVOKED -> new Judgement.Refused(MetaReplies.expired());
            case BALANCE_LOW -> refused("131042", "There was an error related to your payment method");
            case TOO_FAST -> refused("130429", "Throughput limit reached.");
            case PAIR_TOO_FAST -> refused("131056", "Too many messages to this recipient.");
            case TEMPLATE_UNKNOWN -> refused("132001", "The template is not approved in this language");
            case TEMPLATE_PAUSED -> refused("132015", "Template is paused due to low quality");
            case TEMPLATE_DISABLED -> refused("132016", "Template was paused too many times");
            case REFERENCE_USED -> refused("131009", "reference_id was used by an earlier order_details");
            case MESSAGE_ID_USED, WINDOW_CLOSED -> refused("131047", "More than 24 hours have passed");
            case MOVE_ILLEGAL -> new Judgement.FailsLater("2046");
            case CANCEL_REFUSED -> new Judgement.FailsLater("2047");
        };
    }

    private static Judgement refused(String code, String details) {
        return new Judgement.Refused(MetaReplies.error(code, details));
    }

    @Override
    public boolean hasFailure(String code) {
        return WhatsAppCodes.find(code) != null;
    }

    @Override
    public boolean batches() {
        return true;
    }

    @Override
    public JsonObject body(List<Event> events, String businessAccount) {
        return MetaEvents.body(events, businessAccount);
    }

    @Override
    public String signatureHeader() {
        return "X-Hub-Signature-256";
    }
}
