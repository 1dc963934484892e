package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.SharedSecret;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;

/** Kaleyra at our door: whoever has the account's shared secret may call, since Kaleyra signs nothing (facts 1.5). */
final class Webhooks implements WebhookDesk {
    private final FailureMeaning meanings;

    Webhooks(FailureMeaning meanings) {
        this.meanings = meanings;
    }

    @Override
    public List<String> faults(Account account) {
        List<String> faults = new ArrayList<>(WebhookNames.faults(account));
        if (!account.secrets().containsKey(SharedSecret.KEY)
                || account.secret(SharedSecret.KEY).reveal().isBlank()) {
            faults.add("webhook.secret is missing; Kaleyra's callback profile must send one to be believed");
        }
        return List.copyOf(faults);
    }

    /** Kaleyra asks nothing before it calls. */
    @Override
    public Optional<String> challenge(WebhookCall call, Account account) {
        return Optional.empty();
    }

    @Override
    public boolean isGenuine(WebhookCall call, Account account) {
        return SharedSecret.admits(call, account);
    }

    @Override
    public List<Receipt> receipts(String body, Account account, Instant receivedAt) {
        JsonNode document = WebhookDocument.read(body);
        if (document == null) {
            return List.of(new Receipt.Other("It is neither JSON nor a form.", receivedAt));
        }
        WebhookReading reading = new WebhookReading(WebhookNames.of(account), meanings, receivedAt);
        List<Receipt> receipts = reading.of(document);
        return receipts.isEmpty() ? List.of(new Receipt.Other("It holds no callback.", receivedAt)) : receipts;
    }
}
