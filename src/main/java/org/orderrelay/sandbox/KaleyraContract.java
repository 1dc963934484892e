package org.orderrelay.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kaleyra's {@code POST /v2/{sid}/whatsapp/{phone}/messages}, as its documents describe it. */
final class KaleyraContract implements ProviderContract {
    private static final Pattern PATH = Pattern.compile("/v2/([^/]+)/whatsapp/([^/]+)/messages");
    private static final Pattern SENDER = Pattern.compile("(\\+|%2[Bb])?[1-9][0-9]{6,14}");
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public boolean serves(String path) {
        return path.startsWith("/v2/") && PATH.matcher(path).matches();
    }

    @Override
    public Optional<Reply> named(String name, String messageId) {
        return Optional.ofNullable(KaleyraReplies.named(name, messageId));
    }

    @Override
    public Received read(String path, MultiMap headers, Buffer body) {
        String key = headers.get("api-key");
        if (key == null || key.isBlank() || key.equals("wrong-key")) {
            return Received.refused(KaleyraReplies.wrongKey());
        }
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || !SENDER.matcher(matcher.group(2)).matches()) {
            return Received.refused(KaleyraReplies.unknownSender());
        }
        String type = headers.get("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            return Received.refused(KaleyraReplies.payload("Content-Type must be application/json"));
        }
        return payload(body);
    }

    private static Received payload(Buffer body) {
        JsonNode payload;
        try {
            payload = MAPPER.readTree(body.getBytes());
        } catch (JsonProcessingException e) {
            return Received.refused(KaleyraReplies.payload("Incorrect payload format: not JSON"));
        } catch (IOException e) {
            return Received.refused(KaleyraReplies.payload("Incorrect payload format"));
        }
        String fault = KaleyraPayloadRules.fault(payload);
        Received received = received(payload);
        return fault == null ? received : received.refusedWith(KaleyraReplies.payload(fault));
    }

    private static Received received(JsonNode payload) {
        JsonNode message = payload.path("messaging_object");
        String deliveryId = text(payload.path("extra_info").path("ref"));
        for (JsonNode component : message.path("template").path("components")) {
            JsonNode parameter = component.path("parameters").path(0);
            JsonNode details = parameter.path("action").path("order_details");
            boolean invoice = details.isObject();
            JsonNode content = invoice ? details : parameter.path("order_status");
            if (content.isObject()) {
                return new Received(
                        text(message.path("to")),
                        text(content.path("reference_id")),
                        invoice ? "order_details" : "order_status",
                        text(content.path("order").path("status")),
                        deliveryId,
                        null);
            }
        }
        return new Received(text(message.path("to")), null, null, null, deliveryId, null);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
