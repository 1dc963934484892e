package org.orderrelay.provider.infobip;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.provider.AccountRules;

/** What an account of {@code accounts.yaml} lacks for Infobip, found at start and not at the first order. */
final class AccountFaults {
    /** International, with or without the plus, which does not travel (facts 3.2, 4). */
    private static final Pattern SENDER = Pattern.compile("\\+?[1-9][0-9]{6,14}");

    private static final int LONGEST_PLATFORM_ID = 255;

    private final boolean httpAllowed;

    AccountFaults(boolean httpAllowed) {
        this.httpAllowed = httpAllowed;
    }

    List<String> of(Account account) {
        List<String> faults = new ArrayList<>();
        AccountRules.credential(account, "api-key").ifPresent(faults::add);
        if (!SENDER.matcher(account.sender()).matches()) {
            faults.add("sender must be the business number in international form: 441134960000");
        }
        AccountRules.baseUrl(account.baseUrl(), httpAllowed, "https://xxxxx.api.infobip.com")
                .ifPresent(faults::add);
        MessageMode mode = mode(account, faults);
        payment(account, faults);
        notifyUrl(account.option("notify-url").orElse(null), faults);
        for (String key : List.of("entity-id", "application-id")) {
            if (account.option(key).orElse("").length() > LONGEST_PLATFORM_ID) {
                faults.add(key + " must have at most 255 characters");
            }
        }
        account.templates().forEach(template -> template(template, mode, faults));
        return List.copyOf(faults);
    }

    private static MessageMode mode(Account account, List<String> faults) {
        return MessageMode.parse(account.option("message").orElse("template")).orElseGet(() -> {
            faults.add("message must be template or session");
            return MessageMode.TEMPLATE;
        });
    }

    private static void payment(Account account, List<String> faults) {
        String type = account.payment().type();
        if (PaymentType.parse(type == null ? "" : type).isEmpty()) {
            faults.add("payment.type must be one of " + PaymentType.words());
        }
        String configuration = account.payment().configuration();
        if (configuration != null && isLonger(configuration, PaymentRules.LONGEST_CONFIGURATION)) {
            faults.add("payment.configuration must have at most 60 characters");
        }
    }

    private static void notifyUrl(@Nullable String url, List<String> faults) {
        if (url == null) {
            return;
        }
        boolean right;
        try {
            URI uri = URI.create(url);
            right = uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            right = false; // no URL; its words are not quoted, a secret may stand in its path
        }
        if (!right || url.length() > PayloadRules.LONGEST_URL) {
            faults.add("notify-url must be an http or https URL of at most 2048 characters");
        }
    }

    private static void template(TemplateRef template, MessageMode mode, List<String> faults) {
        String at = "template " + template.name() + ": ";
        boolean status = template.notification().equals("order_status");
        if (template.name().isEmpty() || template.name().length() > PayloadRules.LONGEST_TEMPLATE) {
            faults.add("a template's name must have 1 to 512 characters");
        }
        if (template.imageHeader() && status) {
            faults.add(at + "Infobip takes no image header for an order status");
        }
        String image = template.headerImage();
        if (image != null && (!image.startsWith("https://") || image.length() > PayloadRules.LONGEST_URL)) {
            faults.add(at + "header-image must be a https link of at most 2048 characters");
        }
        texts(template, at, mode == MessageMode.SESSION && !status, faults);
    }

    private static void texts(TemplateRef template, String at, boolean bodyDemanded, List<String> faults) {
        String body = template.body() == null ? "" : template.body();
        String footer = template.footer() == null ? "" : template.footer();
        if (isLonger(body, PayloadRules.LONGEST_BODY) || (bodyDemanded && body.isBlank())) {
            faults.add(at + "body must have 1 to 1024 characters; an invoice as a session message needs one");
        }
        if (isLonger(footer, PayloadRules.LONGEST_FOOTER)) {
            faults.add(at + "footer must have at most 60 characters");
        }
        if (body.contains("{{") || footer.contains("{{")) {
            faults.add(at + "order messages fill no placeholders; use a template without");
        }
    }

    private static boolean isLonger(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest;
    }
}
