package org.orderrelay.pipeline.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.pipeline.rest.Problem;
import org.orderrelay.pipeline.rest.RestAnswer;
import org.orderrelay.pipeline.webhook.WebhookListener.Refusal;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.WebhookCall;
import org.orderrelay.provider.WebhookDesk;

/**
 * Who is let in. An endpoint exists for each account with a webhook section; any other path is answered alike, so that
 * asking tells nothing. What is let in is judged by the account's provider, on the raw bytes.
 */
public final class WebhookDoor {
    private static final String NOBODY = "-";

    private final Accounts accounts;
    private final Providers providers;
    private final Clock clock;
    private final WebhookListener listener;

    public WebhookDoor(Accounts accounts, Providers providers, Clock clock, WebhookListener listener) {
        this.accounts = accounts;
        this.providers = providers;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Verifies a webhook.
     *
     * @throws Problem 404 for an endpoint that does not exist, 413 above 3 MB, 403 without the right secret or signature
     */
    public StoredWebhook admit(@Body ReceivedWebhook received) {
        Account account = account(received);
        WebhookCall call = received.call();
        if (call == null) {
            throw refused(account, Refusal.TOO_LARGE, 413, "too-large", "At most 3 MB a webhook");
        }
        WebhookDesk desk = desk(account);
        boolean genuine = desk.isGenuine(call, account)
                || account.beforeRotation()
                        .filter(before -> desk.isGenuine(call, before))
                        .isPresent();
        if (!genuine) {
            throw refused(account, Refusal.NOT_GENUINE, 403, "forbidden", "The signature or secret is not right");
        }
        return new StoredWebhook(0, account.name(), account.provider(), clock.instant(), text(call.body()));
    }

    /**
     * Answers a challenge with the challenge.
     *
     * @throws Problem 404 for an endpoint that does not exist, 403 for a challenge that is not right
     */
    public RestAnswer challenge(@Body ReceivedWebhook received) {
        Account account = account(received);
        return Optional.ofNullable(received.call())
                .flatMap(call -> desk(account).challenge(call, account))
                .map(challenge -> new RestAnswer(200, "text/plain", challenge, Map.of()))
                .orElseThrow(() -> refused(
                        account, Refusal.NOT_GENUINE, 403, "forbidden", "This is not the challenge that was agreed"));
    }

    private Account account(ReceivedWebhook received) {
        return accounts.find(received.account())
                .filter(account -> account.provider().equals(received.provider()))
                .filter(Account::hasWebhook)
                .orElseThrow(() -> {
                    listener.refused(NOBODY, NOBODY, Refusal.UNKNOWN);
                    return new Problem(404, "not-found", "There is nothing here");
                });
    }

    /** Start-up has checked that an account with a webhook section has a desk. */
    private WebhookDesk desk(Account account) {
        return providers.get(account.provider()).webhooks().orElseThrow();
    }

    private Problem refused(Account account, Refusal refusal, int status, String title, String detail) {
        listener.refused(account.provider(), account.name(), refusal);
        return new Problem(status, title, detail);
    }

    /** A NUL is in no JSON document and PostgreSQL takes none: one of them must not make a webhook unstorable for ever. */
    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
