package org.orderrelay.provider.kaleyra;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.orderrelay.account.Account;
import org.orderrelay.account.TemplateRef;

/** What an account of {@code accounts.yaml} lacks for Kaleyra, found at start and not at the first order. */
final class AccountFaults {
    /** E.164, with or without the plus (facts 1.1). */
    private static final Pattern SENDER = Pattern.compile("\\+?[1-9][0-9]{6,14}");

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** What may stand in a header: visible ASCII, so no line end of a key file either. */
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int LONGEST_TEMPLATE = 512;

    private final boolean httpAllowed;

    AccountFaults(boolean httpAllowed) {
        this.httpAllowed = httpAllowed;
    }

    List<String> of(Account account) {
        List<String> faults = new ArrayList<>();
        if (!SID.matcher(account.option("sid").orElse("")).matches()) {
            faults.add("sid must be the account SID of Kaleyra: HXAP16XXXXXX97IN");
        }
        if (!account.secrets().containsKey("api-key")
                || !KEY.matcher(account.secret("api-key").reveal()).matches()) {
            faults.add("api-key is missing, or has blanks or line ends in it");
        }
        if (!SENDER.matcher(account.sender()).matches()) {
            faults.add("sender must be the business number in E.164: +911234567890");
        }
        baseUrl(account.baseUrl(), faults);
        String type = account.payment().type();
        if (type != null && !type.equalsIgnoreCase(PaymentChoice.UPI)) {
            faults.add("payment.type must be upi at Kaleyra");
        }
        account.templates().forEach(template -> template(template, faults));
        return List.copyOf(faults);
    }

    private void baseUrl(URI baseUrl, List<String> faults) {
        String scheme = baseUrl.getScheme() == null ? "" : baseUrl.getScheme().toLowerCase(Locale.ROOT);
        String host = baseUrl.getHost() == null ? "" : baseUrl.getHost();
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            faults.add("base-url must be https with a host: https://api.in.kaleyra.io");
        } else if (scheme.equals("http") && !httpAllowed && !LOOPBACK.contains(host)) {
            faults.add("base-url must be https; http is for loopback only, unless security.http.allowed=true");
        }
    }

    private static void template(TemplateRef template, List<String> faults) {
        if (template.name().isEmpty() || template.name().length() > LONGEST_TEMPLATE) {
            faults.add("a template's name must have 1 to 512 characters");
        }
        if (template.imageHeader() && template.notification().equals("order_status")) {
            faults.add("template " + template.name() + ": Kaleyra takes no image header for an order status");
        }
    }
}
