package org.orderrelay.provider.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.provider.AccountRules;
import org.orderrelay.provider.whatsapp.OrderRules;

/** What an account of {@code accounts.yaml} lacks for Meta, found at start and not at the first order. */
final class AccountFaults {
    private static final Pattern ID = Pattern.compile("[0-9]{1,32}");
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,4}\\.[0-9]{1,4}");
    /** {@code en_US}, {@code hi}, {@code fil} (facts 2.3). */
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2,3})?");

    private final boolean httpAllowed;

    AccountFaults(boolean httpAllowed) {
        this.httpAllowed = httpAllowed;
    }

    List<String> of(Account account) {
        List<String> faults = new ArrayList<>();
        if (!ID.matcher(account.option(Graph.PHONE_NUMBER_ID).orElse("")).matches()) {
            faults.add("phone-number-id must be the id of the business number at Meta, digits only, not the number");
        }
        String business = account.option(Graph.BUSINESS_ACCOUNT_ID).orElse("0");
        if (!ID.matcher(business).matches()) {
            faults.add("business-account-id must be the id of the WhatsApp Business account, digits only");
        }
        if (!VERSION.matcher(account.option(Graph.API_VERSION).orElse(Graph.DEFAULT_VERSION))
                .matches()) {
            faults.add("api-version must look like " + Graph.DEFAULT_VERSION);
        }
        AccountRules.credential(account, Graph.ACCESS_TOKEN).ifPresent(faults::add);
        AccountRules.baseUrl(account.baseUrl(), httpAllowed, "https://graph.facebook.com")
                .ifPresent(faults::add);
        payment(account.payment(), faults);
        account.templates().forEach(template -> template(template, faults));
        return List.copyOf(faults);
    }

    private static void payment(PaymentDefaults payment, List<String> faults) {
        if (payment.type() != null && PaymentWay.of(payment.type()).isEmpty()) {
            faults.add("payment.type must be upi, upi_intent_link, payment_gateway, billdesk, payu, razorpay, zaakpay,"
                    + " payment_link, br, pix_dynamic_code or boleto at Meta");
        }
        String configuration = payment.configuration();
        if (configuration != null
                && (configuration.isBlank() || configuration.length() > OrderRules.LONGEST_CONFIGURATION)) {
            faults.add("payment.configuration must have 1 to 60 characters");
        }
    }

    private static void template(TemplateRef template, List<String> faults) {
        if (!PayloadRules.TEMPLATE_NAME.matcher(template.name()).matches()) {
            faults.add("a template's name must have 1 to 512 lower-case letters, digits and underscores");
        }
        if (!LANGUAGE.matcher(template.locale()).matches()) {
            faults.add("template " + template.name() + ": locale must be a language code of Meta: en_US");
        }
        if (template.imageHeader() && template.notification().equals("order_status")) {
            faults.add("template " + template.name() + ": Meta takes no header for an order status");
        }
    }
}
