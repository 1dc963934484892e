package org.orderrelay.sandbox.meta;

import java.util.Set;
import java.util.regex.Pattern;
import org.orderrelay.sandbox.contract.JsonPart;

/** What Meta demands of a template that is to be created (S2, facts 2.3). */
final class MetaTemplateRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Set<String> DRAFT = Set.of(
            "name",
            "language",
            "category",
            "sub_category",
            "components",
            "display_format",
            "allow_category_change",
            "parameter_format",
            "message_send_ttl_seconds");
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_SHORT = 60;
    private static final int LONGEST_BUTTON = 25;
    private static final int MOST_COMPONENTS = 4;
    private static final int MOST_BUTTONS = 10;

    private MetaTemplateRules() {}

    static void check(JsonPart draft) {
        draft.only(DRAFT);
        draft.matches("name", NAME);
        draft.matches("language", LANGUAGE);
        draft.oneOf("category", Set.of("UTILITY", "MARKETING", "AUTHENTICATION"));
        boolean status = draft.has("sub_category");
        if (status) {
            draft.oneOf("sub_category", Set.of("ORDER_STATUS", "ORDER_DETAILS"));
            draft.is("category", "UTILITY");
        }
        int bodies = 0;
        for (JsonPart component : draft.elements("components", 1, MOST_COMPONENTS)) {
            component.oneOf("type", Set.of("HEADER", "BODY", "FOOTER", "BUTTONS"));
            bodies += "BODY".equals(component.read("type")) ? 1 : 0;
            component(component);
        }
        if (bodies != 1) {
            draft.missing("components", "one BODY is required");
        }
    }

    private static void component(JsonPart component) {
        switch (String.valueOf(component.read("type"))) {
            case "BODY" -> component.only(Set.of("type", "text", "example")).text("text", LONGEST_BODY);
            case "FOOTER" -> component.only(Set.of("type", "text")).text("text", LONGEST_SHORT);
            case "BUTTONS" -> buttons(component.only(Set.of("type", "buttons")));
            case "HEADER" -> header(component.only(Set.of("type", "format", "text", "example")));
            default -> {} // the wrong type is noted already
        }
    }

    private static void header(JsonPart header) {
        header.oneOf("format", Set.of("TEXT", "IMAGE"));
        if ("TEXT".equals(header.read("format"))) {
            header.text("text", LONGEST_SHORT);
        } else {
            header.object("example").only(Set.of("header_handle"));
        }
    }

    private static void buttons(JsonPart buttons) {
        for (JsonPart button : buttons.elements("buttons", 1, MOST_BUTTONS)) {
            button.only(Set.of("type", "text"));
            button.is("type", "ORDER_DETAILS");
            button.text("text", LONGEST_BUTTON);
        }
    }
}
