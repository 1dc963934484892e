package org.orderrelay.ledger.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.Phone;

/** The JSON bodies of the three channels, design section 6. */
final class NewsBody {
    private NewsBody() {}

    /** {@code orders.outcomes}: where a delivery ended. */
    static String outcome(String outcomeId, DeliveryRow row) {
        return Json.of(json -> {
            json.writeStartObject();
            writeDelivery(json, outcomeId, row);
            json.writeEndObject();
        });
    }

    /** {@code orders.dead}: the same, with what the provider refused. */
    static String dead(String outcomeId, DeliveryRow row, @Nullable String payload) {
        return Json.of(json -> {
            json.writeStartObject();
            writeDelivery(json, outcomeId, row);
            json.writeStringField("template", row.facts.template());
            json.writeStringField("language", row.facts.language());
            json.writeFieldName("payload");
            json.writeRawValue(payload == null || payload.isBlank() ? "null" : payload);
            json.writeEndObject();
        });
    }

    /** {@code orders.invalid}: the document and its violations. */
    static String invalid(String outcomeId, InvalidOrder invalid, long now) {
        Entry entry = invalid.entry();
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("outcome_id", outcomeId);
            json.writeStringField("source", entry.origin().source());
            json.writeStringField("document", entry.origin().document());
            json.writeNumberField("index", entry.index());
            Json.writeNullable(json, "reference_id", invalid.referenceId());
            Json.writeNullable(json, "status", invalid.status());
            json.writeStringField("received", invalid.received());
            json.writeFieldName("violations");
            Json.writeViolations(json, invalid.violations());
            json.writeStringField("received_at", Micros.at(now).toString());
            json.writeEndObject();
        });
    }

    private static void writeDelivery(JsonGenerator json, String outcomeId, DeliveryRow row) throws IOException {
        DeliveryFacts facts = row.facts;
        json.writeStringField("outcome_id", outcomeId);
        Json.writeNullable(json, "event_id", facts.eventId());
        json.writeStringField("reference_id", facts.referenceId());
        Json.writeNullable(json, "wire_reference", row.wireReference);
        json.writeStringField("status", facts.status().wire());
        json.writeStringField("delivery_id", facts.id());
        json.writeStringField("recipient", Phone.mask(facts.recipient()));
        json.writeStringField("account", facts.account());
        json.writeStringField("provider", facts.provider());
        json.writeStringField("state", row.state.wire());
        Json.writeNullable(json, "receipt", row.receipt);
        Json.writeNullable(json, "code", row.code);
        Json.writeNullable(json, "reason", row.reason);
        json.writeNumberField("attempts", row.attempts);
        Json.writeNullable(json, "occurred_at", time(facts.occurredAt()));
        Json.writeNullable(json, "settled_at", time(row.settledAt));
        json.writeFieldName("refs");
        json.writeRawValue(facts.refs());
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : Micros.at(micros).toString();
    }
}
