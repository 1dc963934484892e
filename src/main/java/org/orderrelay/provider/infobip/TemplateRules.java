package org.orderrelay.provider.infobip;

import java.util.List;
import java.util.regex.Pattern;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.TemplateDraft;

/** What Infobip or WhatsApp would refuse of a new template (facts 2.3, 3.4), with paths of the draft. */
final class TemplateRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final String PLACEHOLDER = "{{";

    private TemplateRules() {}

    static List<Violation> check(TemplateDraft draft) {
        Violations found = new Violations();
        if (!NAME.matcher(draft.name()).matches()) {
            found.refuse("/name", "name", "1 to 512 lower-case letters, digits and underscores.");
        }
        if (!LANGUAGE.matcher(draft.language()).matches()) {
            found.refuse("/language", "language", "A language code like en or en_US.");
        }
        found.require("/body", draft.body(), "A template needs a body.");
        found.fits("/body", draft.body(), PayloadRules.LONGEST_BODY);
        found.fits("/footer", draft.footer(), PayloadRules.LONGEST_FOOTER);
        if (draft.body().contains(PLACEHOLDER)) {
            found.refuse("/body", "placeholder", "Order messages fill no placeholders; write the body without.");
        }
        if (draft.footer() != null && draft.footer().contains(PLACEHOLDER)) {
            found.refuse("/footer", "placeholder", "A footer takes no placeholders.");
        }
        header(draft, found);
        return found.all();
    }

    private static void header(TemplateDraft draft, Violations found) {
        String image = draft.headerImage();
        if (image == null) {
            return;
        }
        if (draft.kind() == NotificationKind.ORDER_STATUS) {
            found.refuse("/header_image", "header", "An order status has no image header.");
        }
        if (!image.startsWith("https://")) {
            found.refuse("/header_image", "https", "The example image must be loaded over https.");
        }
        found.fits("/header_image", image, PayloadRules.LONGEST_URL);
    }
}
