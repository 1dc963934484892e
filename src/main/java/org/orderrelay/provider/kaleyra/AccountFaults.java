package org.orderrelay.provider.kaleyra;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.orderrelay.account.Account;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.provider.AccountRules;
import org.orderrelay.provider.whatsapp.OrderRules;

/** What an account of {@code accounts.yaml} lacks for Kaleyra, found at start and not at the first order. */
final class AccountFaults {
    /** E.164, with or without the plus (facts 1.1). */
    private static final Pattern SENDER = Pattern.compile("\\+?[1-9][0-9]{6,14}");

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final boolean httpAllowed;

    AccountFaults(boolean httpAllowed) {
        this.httpAllowed = httpAllowed;
    }

    List<String> of(Account account) {
        List<String> faults = new ArrayList<>();
        if (!SID.matcher(account.option("sid").orElse("")).matches()) {
            faults.add("sid must be the account SID of Kaleyra: HXAP16XXXXXX97IN");
        }
        AccountRules.credential(account, "api-key").ifPresent(faults::add);
        if (!SENDER.matcher(account.sender()).matches()) {
            faults.add("sender must be the business number in E.164: +911234567890");
        }
        AccountRules.baseUrl(account.baseUrl(), httpAllowed, "https://api.in.kaleyra.io")
                .ifPresent(faults::add);
        String type = account.payment().type();
        if (type != null && !type.equalsIgnoreCase(PaymentChoice.UPI)) {
            faults.add("payment.type must be upi at Kaleyra");
        }
        account.templates().forEach(template -> template(template, faults));
        return List.copyOf(faults);
    }

    private static void template(TemplateRef template, List<String> faults) {
        if (template.name().isEmpty() || template.name().length() > OrderRules.LONGEST_TEMPLATE) {
            faults.add("a template's name must have 1 to 512 characters");
        }
        if (template.imageHeader() && template.notification().equals("order_status")) {
            faults.add("template " + template.name() + ": Kaleyra takes no image header for an order status");
        }
    }
}
