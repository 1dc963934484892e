package org.orderrelay.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;

/** How a provider calls back: who may, and what its words mean. Implementations hold no state between calls. */
public interface WebhookDesk {
    /** What an account lacks for its webhook to be opened, one sentence a fault; asked at start if it configures one. */
    List<String> faults(Account account);

    /** The answer to a challenge (Meta's {@code hub.challenge}); empty if the call is not a right one. */
    Optional<String> challenge(WebhookCall call, Account account);

    /** Whether the call comes from the provider: judged on the raw bytes, in constant time, closed when in doubt. */
    boolean isGenuine(WebhookCall call, Account account);

    /** What the body says, a receipt a fact, in its order. Never throws, whatever the body holds. */
    List<Receipt> receipts(String body, Account account, Instant receivedAt);
}
