package org.orderrelay.sandbox.whatsapp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orderrelay.sandbox.contract.JsonPart;

/**
 * How the customer is to pay (facts 2.2): a named UPI configuration, or {@code payment_settings} with a gateway, a link or
 * a UPI intent link; for Brazil the settings of its pages, of which only the names are checked.
 */
final class PaymentSettingsRules {
    private static final long DEAREST_UPI = 50_000_000;
    private static final int LONGEST_CONFIGURATION = 60;
    private static final Set<String> INDIA = Set.of("payment_gateway", "payment_link", "upi_intent_link");
    private static final Set<String> BRAZIL = Set.of("pix_dynamic_code", "payment_link", "boleto");
    private static final Map<String, Integer> LONGEST_EXTRA =
            Map.of("payu", 255, "zaakpay", 180, "billdesk", 120, "razorpay", 40);
    private static final Map<String, Set<String>> EXTRAS = Map.of(
            "payu", Set.of("udf1", "udf2", "udf3", "udf4"),
            "zaakpay", Set.of("extra1", "extra2"),
            "billdesk",
                    Set.of(
                            "additional_info1",
                            "additional_info2",
                            "additional_info3",
                            "additional_info4",
                            "additional_info5",
                            "additional_info6",
                            "additional_info7"),
            "razorpay", Set.of("receipt", "notes"));
    private static final int MOST_NOTES = 15;
    private static final int LONGEST_NOTE = 256;

    private final Dialect dialect;

    PaymentSettingsRules(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Checks them; whether a payment gateway is among them. */
    boolean check(JsonPart details, boolean brazil) {
        boolean settings = details.has("payment_settings");
        if (dialect == Dialect.KALEYRA || !settings) {
            details.text("payment_configuration", LONGEST_CONFIGURATION);
            details.is("payment_type", "upi");
        } else {
            details.optionalText("payment_configuration", LONGEST_CONFIGURATION);
            if (details.has("payment_type")) {
                details.is("payment_type", brazil ? "br" : "upi");
            }
        }
        if (dialect == Dialect.META && "upi".equals(details.read("payment_type"))) {
            dear(details);
        }
        return settings && settings(details.elements("payment_settings", 1, 2), brazil);
    }

    private static void dear(JsonPart details) {
        if (details.json().path("total_amount").path("value").asLong() > DEAREST_UPI) {
            details.invalid("total_amount", "UPI takes at most 500000.00");
        }
    }

    private static boolean settings(List<JsonPart> settings, boolean brazil) {
        boolean gateway = false;
        for (JsonPart setting : settings) {
            setting.oneOf("type", brazil ? BRAZIL : INDIA);
            String type = String.valueOf(setting.read("type"));
            setting.only(Set.of("type", type));
            JsonPart content = setting.object(type);
            if (type.equals("payment_gateway")) {
                gateway = true;
                gateway(content);
            } else if (type.equals("upi_intent_link")) {
                content.only(Set.of("link")).text("link", 2048);
            } else if (type.equals("payment_link")) {
                content.only(Set.of("uri")).text("uri", 2048);
            }
        }
        return gateway;
    }

    private static void gateway(JsonPart gateway) {
        gateway.oneOf("type", EXTRAS.keySet());
        gateway.text("configuration_name", LONGEST_CONFIGURATION);
        String type = gateway.read("type");
        if (type == null || !EXTRAS.containsKey(type)) {
            return;
        }
        gateway.only(Set.of("type", "configuration_name", type));
        if (!gateway.has(type)) {
            return;
        }
        JsonPart extras = gateway.object(type).only(EXTRAS.get(type));
        for (String field : EXTRAS.get(type)) {
            if (!field.equals("notes")) {
                extras.anyText(field, LONGEST_EXTRA.getOrDefault(type, 0));
            }
        }
        if (extras.has("notes")) {
            notes(extras, extras.object("notes"));
        }
    }

    private static void notes(JsonPart extras, JsonPart notes) {
        if (notes.json().size() > MOST_NOTES) {
            extras.invalid("notes", "at most " + MOST_NOTES);
        }
        notes.json().fieldNames().forEachRemaining(key -> notes.anyText(key, LONGEST_NOTE));
    }
}
