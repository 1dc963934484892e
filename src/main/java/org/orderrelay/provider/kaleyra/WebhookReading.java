package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.orderrelay.delivery.Receipt;

/**
 * Finds the callbacks in one document and tells their kinds apart: the document may be one of them, a list of them, or
 * something that wraps them. The same fact told twice is one receipt.
 */
final class WebhookReading {
    private static final List<String> STATUS_LISTS =
            List.of("/statuses", "/meta_object/value/statuses", "/meta_object/statuses");
    private static final List<String> MARKS = List.of("meta_object", "extra_info", "statuses", "errors");

    private final WebhookNames names;
    private final StatusReceipts statuses;
    private final Instant receivedAt;
    private final Set<Receipt> found = new LinkedHashSet<>();

    WebhookReading(WebhookNames names, FailureMeaning meanings, Instant receivedAt) {
        this.names = names;
        this.statuses = new StatusReceipts(names, meanings, receivedAt);
        this.receivedAt = receivedAt;
    }

    List<Receipt> of(JsonNode document) {
        read(document);
        return List.copyOf(found);
    }

    private void read(JsonNode node) {
        JsonNode forwarded = node.path("meta_object").path("value");
        if (TemplateReceipt.isTemplate(node)) {
            found.add(TemplateReceipt.read(node, receivedAt));
        } else if (TemplateReceipt.isTemplate(forwarded)) {
            found.add(TemplateReceipt.read(forwarded, receivedAt));
        } else if (PaymentReceipt.isPayment(node)) {
            found.add(PaymentReceipt.read(node, receivedAt));
        } else if (isCallback(node)) {
            callback(node);
        } else {
            readInside(node);
        }
    }

    private void readInside(JsonNode node) {
        node.forEach(inner -> {
            if (inner.isContainerNode()) {
                read(inner);
            }
        });
    }

    private boolean isCallback(JsonNode node) {
        return node.isObject()
                && (MARKS.stream().anyMatch(node::has)
                        || node.properties().stream().anyMatch(field -> isKnown(WebhookNames.normal(field.getKey()))));
    }

    private boolean isKnown(String name) {
        return Stream.of(names.status(), names.messageId(), names.ref()).anyMatch(known -> known.contains(name));
    }

    private void callback(JsonNode node) {
        WebhookFields fields = WebhookFields.of(node);
        for (String path : STATUS_LISTS) {
            JsonNode list = node.at(path);
            if (list.isArray() && !list.isEmpty()) {
                found.addAll(statuses.ofList(list, fields));
                return;
            }
        }
        Receipt flat = statuses.ofFlat(node, fields);
        int before = found.size();
        if (flat instanceof Receipt.Other) {
            readInside(node); // perhaps a wrapper with a status of its own
        }
        if (found.size() == before) {
            found.add(flat);
        }
    }
}
