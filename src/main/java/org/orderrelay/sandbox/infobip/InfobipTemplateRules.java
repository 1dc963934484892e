package org.orderrelay.sandbox.infobip;

import java.util.Set;
import java.util.regex.Pattern;
import org.orderrelay.sandbox.contract.JsonPart;

/** What Infobip demands of a template that is to be created (facts 3.4; texts of its specification). */
final class InfobipTemplateRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Set<String> DRAFT =
            Set.of("name", "language", "category", "subCategory", "structure", "platform", "allowCategoryChange");
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_FOOTER = 60;

    private InfobipTemplateRules() {}

    static void check(JsonPart draft) {
        draft.only(DRAFT);
        draft.matches("name", NAME);
        draft.matches("language", LANGUAGE);
        draft.oneOf("category", Set.of("UTILITY", "MARKETING", "AUTHENTICATION"));
        if (draft.has("subCategory")) {
            draft.oneOf("subCategory", Set.of("ORDER_STATUS", "ORDER_DETAILS"));
        }
        JsonPart structure = draft.object("structure").only(Set.of("header", "body", "footer", "buttons", "type"));
        structure.object("body").only(Set.of("text", "examples")).text("text", LONGEST_BODY);
        if (structure.has("footer")) {
            structure.object("footer").only(Set.of("text")).text("text", LONGEST_FOOTER);
        }
        if (structure.has("header")) {
            structure
                    .object("header")
                    .only(Set.of("format", "text", "example"))
                    .oneOf("format", Set.of("TEXT", "IMAGE"));
        }
        if (structure.has("buttons")) {
            JsonPart button = structure.single("buttons").only(Set.of("type", "variant"));
            button.is("type", "ORDER_DETAILS");
            button.oneOf("variant", Set.of("INDIA", "BRAZIL"));
        }
    }
}
