package org.orderrelay.provider.whatsapp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Money;

/** WhatsApp's form of an amount: {@code {"offset":100,"value":65050}} is 650.50 (facts 0.6). */
final class AmountJson {
    private AmountJson() {}

    static void write(JsonGenerator json, String name, Money money) throws IOException {
        start(json, name, money, null);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, String name, Money money, @Nullable String description) throws IOException {
        start(json, name, money, description);
        json.writeEndObject();
    }

    /** The same, left open for a further field. */
    static void start(JsonGenerator json, String name, Money money, @Nullable String description) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("offset", 100);
        json.writeNumberField("value", money.minor());
        JsonText.optional(json, "description", description);
    }
}
