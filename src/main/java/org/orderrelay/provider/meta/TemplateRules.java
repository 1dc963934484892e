package org.orderrelay.provider.meta;

import java.util.List;
import org.orderrelay.account.Account;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.TemplateDraft;
import org.orderrelay.provider.whatsapp.OrderRules;

/** What Meta would refuse about a new template (S2, facts 2.3), with paths of the draft. */
final class TemplateRules {
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_FOOTER = 60;

    private TemplateRules() {}

    static List<Violation> check(TemplateDraft draft, Account account) {
        OrderRules rules = new OrderRules();
        if (account.option(Graph.BUSINESS_ACCOUNT_ID).isEmpty()) {
            String message = "The account needs business-account-id in accounts.yaml for templates.";
            rules.refuse("", "business-account-id", message);
        }
        if (!PayloadRules.TEMPLATE_NAME.matcher(draft.name()).matches()) {
            rules.refuse("/name", "template-name", "1 to 512 lower-case letters, digits and underscores.");
        }
        if (!AccountFaults.LANGUAGE.matcher(draft.language()).matches()) {
            rules.refuse("/language", "language", "Must be a language code of Meta, like en_US or hi.");
        }
        text(rules, "/body", draft.body(), LONGEST_BODY);
        if (draft.footer() != null) {
            text(rules, "/footer", draft.footer(), LONGEST_FOOTER);
        }
        if (draft.headerImage() != null) {
            header(rules, draft);
        }
        return rules.found();
    }

    /** Orders fill no variables, so a template that has some could never be sent (132000). */
    private static void text(OrderRules rules, String path, String text, int longest) {
        rules.require(path, text, "Must not be empty.");
        rules.atMost(path, text, longest);
        if (text.contains("{{")) {
            rules.refuse(path, "variable", "Orders fill no variables; write the text without {{…}}.");
        }
    }

    private static void header(OrderRules rules, TemplateDraft draft) {
        String image = draft.headerImage() == null ? "" : draft.headerImage();
        if (draft.kind() == NotificationKind.ORDER_STATUS) {
            rules.refuse("/header_image", "header-image", "An order status template has no header.");
        } else if (image.isBlank() || image.contains("://")) {
            String message = "Meta takes the handle of an uploaded picture (Resumable Upload API, 4::aW…), not a link.";
            rules.refuse("/header_image", "header-handle", message);
        }
    }
}
