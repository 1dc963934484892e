package org.orderrelay.app;

import java.util.ArrayList;
import java.util.List;
import org.orderrelay.account.Account;
import org.orderrelay.pipeline.outbox.PaymentLookup;
import org.orderrelay.provider.PaymentDesk;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.WebhookDesk;

/** What an account asks for beside sending and cannot have: a webhook nobody could verify, a look-up nobody answers. */
final class DeskFaults {
    private static final String SOME_REFERENCE = "ORDER-1";

    private DeskFaults() {}

    /** One sentence a fault. */
    static List<String> of(Account account, Provider provider) {
        List<String> faults = new ArrayList<>();
        if (account.hasWebhook()) {
            webhook(account, provider, faults);
        }
        account.option(PaymentLookup.OPTION).ifPresent(value -> lookup(value, account, provider, faults));
        return List.copyOf(faults);
    }

    private static void webhook(Account account, Provider provider, List<String> faults) {
        WebhookDesk desk = provider.webhooks().orElse(null);
        if (desk == null) {
            faults.add("webhook must be left out: " + provider.name() + " has no webhooks here");
        } else {
            faults.addAll(desk.faults(account));
        }
    }

    private static void lookup(String value, Account account, Provider provider, List<String> faults) {
        if (!value.equals("true") && !value.equals("false")) {
            faults.add(PaymentLookup.OPTION + " must be true or false");
            return;
        }
        if (value.equals("false")) {
            return;
        }
        PaymentDesk desk = provider.payments().orElse(null);
        if (desk == null) {
            faults.add(
                    PaymentLookup.OPTION + " must be left out: " + provider.name() + " cannot be asked for payments");
        } else if (desk.request(SOME_REFERENCE, account).isEmpty()) {
            faults.add(
                    PaymentLookup.OPTION + " needs what payments are asked for by: payment.configuration and the like");
        }
    }
}
