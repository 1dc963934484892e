package org.orderrelay.sandbox.whatsapp;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.orderrelay.sandbox.contract.JsonPart;

/** What WhatsApp demands of a template message that carries an order (S0, S1, S2; facts 1.2, 1.3, 2.1, 2.2). */
public final class TemplateMessageRules {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Pattern LINK = Pattern.compile("https://[^/\\s]+\\.[^\\s]+");
    private static final Set<String> STATUSES =
            Set.of("processing", "partially_shipped", "shipped", "completed", "canceled");
    private static final Set<String> MESSAGE =
            Set.of("messaging_product", "recipient_type", "to", "type", "template", "biz_opaque_callback_data");
    private static final Set<String> TEMPLATE = Set.of("name", "language", "components");
    private static final Set<String> LANGUAGE_FIELDS = Set.of("policy", "code");
    private static final Set<String> COMPONENT = Set.of("type", "parameters");
    private static final Set<String> BUTTON = Set.of("type", "sub_type", "index", "parameters");
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_ECHO = 512;
    private static final int LONGEST_DESCRIPTION = 120;
    private static final int MOST_COMPONENTS = 3;

    private final Dialect dialect;
    private final OrderDetailsRules details;

    /** @param details the rules of the order itself */
    public TemplateMessageRules(Dialect dialect, OrderDetailsRules details) {
        this.dialect = dialect;
        this.details = details;
    }

    /** Checks a message; the faults are with the part. */
    public void check(JsonPart message) {
        message.only(MESSAGE);
        message.is("messaging_product", "whatsapp");
        if (message.has("recipient_type")) {
            message.is("recipient_type", "individual");
        }
        message.matches("to", PHONE);
        message.is("type", "template");
        if (dialect == Dialect.META) {
            message.anyText("biz_opaque_callback_data", LONGEST_ECHO);
        } else if (message.has("biz_opaque_callback_data")) {
            message.invalid("biz_opaque_callback_data", "is Meta's own");
        }
        template(message.object("template").only(TEMPLATE));
    }

    private void template(JsonPart template) {
        template.text("name", LONGEST_NAME);
        JsonPart language = template.object("language").only(LANGUAGE_FIELDS);
        if (dialect == Dialect.KALEYRA || language.has("policy")) {
            language.is("policy", "deterministic");
        }
        language.matches("code", LANGUAGE);
        components(template.elements("components", 1, MOST_COMPONENTS), template);
    }

    private void components(List<JsonPart> components, JsonPart template) {
        int carriers = 0;
        for (JsonPart component : components) {
            String type = component.read("type");
            if ("order_status".equals(type)) {
                orderStatus(component.only(COMPONENT));
                carriers++;
            } else if ("button".equals(type)) {
                button(component.only(BUTTON));
                carriers++;
            } else if ("header".equals(type)) {
                header(component.only(COMPONENT));
            } else if (dialect == Dialect.META && "body".equals(type)) {
                body(component.only(COMPONENT));
            } else {
                component.invalid("type", "is none of header, button, order_status");
            }
        }
        if (carriers != 1) {
            template.invalid("components", "one button of order_details or one order_status is required");
        }
    }

    private static void orderStatus(JsonPart component) {
        JsonPart parameter = component.single("parameters").only(Set.of("type", "order_status"));
        parameter.is("type", "order_status");
        JsonPart status = parameter.object("order_status").only(Set.of("reference_id", "order"));
        status.matches("reference_id", OrderDetailsRules.REFERENCE);
        JsonPart order = status.object("order").only(Set.of("status", "description"));
        order.oneOf("status", STATUSES);
        order.optionalText("description", LONGEST_DESCRIPTION);
    }

    private void header(JsonPart component) {
        JsonPart parameter = component.single("parameters").only(Set.of("type", "image"));
        parameter.is("type", "image");
        JsonPart image = parameter.object("image");
        if (dialect == Dialect.META && image.has("id")) {
            image.only(Set.of("id")).text("id", 255);
        } else {
            image.only(Set.of("link")).matches("link", LINK);
        }
    }

    private static void body(JsonPart component) {
        for (JsonPart parameter : component.elements("parameters", 1, Integer.MAX_VALUE)) {
            parameter.only(Set.of("type", "text"));
            parameter.is("type", "text");
            parameter.text("text", 1024);
        }
    }

    private void button(JsonPart component) {
        component.is("sub_type", "order_details");
        component.exactly("index", 0);
        JsonPart parameter = component.single("parameters").only(Set.of("type", "action"));
        parameter.is("type", "action");
        details.check(parameter.object("action").only(Set.of("order_details")).object("order_details"));
    }
}
