package org.orderrelay.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Order;

/**
 * What differs between the providers. In the order of use: {@link #compose} before the order is recorded,
 * {@link #prepare} right before the call, {@link #outcome} on the answer. Implementations hold no state between calls.
 */
public interface Provider {
    /** The word of {@code accounts.yaml}: {@code kaleyra}. */
    String name();

    /** Checks at start that an account has what this provider needs; one sentence a fault. */
    List<String> faults(Account account);

    /** Turns a notification into the provider's wire form, or says why the provider would refuse it. */
    Composition compose(Notification notification, Account account);

    /** Fills what depends on the moment of the call: the wire reference and time-relative fields. */
    Prepared prepare(Call call, Account account, Instant now);

    /** The one meaning of an answer. Never throws, whatever the body holds. */
    Outcome outcome(Answer answer);

    /** Longest reference the provider takes for this account (facts 0.7: 35, Infobip's UPI_PAYU 25). */
    int longestReference(Account account);

    /** The same for one order, where its own way to pay decides. */
    default int longestReference(Order order, Account account) {
        return longestReference(account);
    }

    /** How it calls back; empty if it does not. */
    default Optional<WebhookDesk> webhooks() {
        return Optional.empty();
    }

    /** Its templates; empty if it has no API for them. */
    default Optional<TemplateDesk> templates() {
        return Optional.empty();
    }

    /** Its payments; empty if they cannot be asked for. */
    default Optional<PaymentDesk> payments() {
        return Optional.empty();
    }
}
