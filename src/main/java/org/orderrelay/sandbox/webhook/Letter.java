package org.orderrelay.sandbox.webhook;

import java.util.List;
import org.orderrelay.sandbox.conduct.WebhookTarget;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.ProviderContract;

/**
 * Events on their way to somebody: one, or several that go in one call.
 *
 * @param due epoch milliseconds at which it goes out
 * @param order of letters due at the same time
 * @param attempt how often it was tried
 */
record Letter(
        ProviderContract provider,
        WebhookTarget target,
        String url,
        List<Event> events,
        long due,
        long order,
        int attempt) {

    /** Whether another one may go in the same call. */
    boolean takes(Letter other) {
        return provider == other.provider
                && target.equals(other.target)
                && url.equals(other.url)
                && isAboutAMessage()
                && other.isAboutAMessage()
                && events.get(0).account().equals(other.events.get(0).account());
    }

    private boolean isAboutAMessage() {
        return events.get(0) instanceof Event.MessageStatus;
    }

    Letter with(List<Event> all) {
        return new Letter(provider, target, url, all, due, order, attempt);
    }

    /** Put off without having been tried. */
    Letter later(long at) {
        return new Letter(provider, target, url, events, at, order, attempt);
    }

    Letter again(long at) {
        return new Letter(provider, target, url, events, at, order, attempt + 1);
    }
}
