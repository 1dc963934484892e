package org.orderrelay.provider;

import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;

/** Asking how a payment stands, where the provider can be asked (facts 1.5, 2.7, 3.4). */
public interface PaymentDesk {
    /** The request for the payment of an order; empty if the account lacks what it takes. */
    Optional<HttpRequest> request(String wireReference, Account account);

    /**
     * The same for one message: its own way to pay goes before the account's.
     *
     * @param payload of the message about this order that is about to be sent
     */
    default Optional<HttpRequest> request(String wireReference, String payload, Account account) {
        return request(wireReference, account);
    }

    /** How it stands; empty if there is no payment or the answer cannot be read. Never throws. */
    Optional<Receipt.PaymentState> state(Answer answer);
}
