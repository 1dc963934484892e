package org.orderrelay.sandbox.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.conduct.WebhookTarget;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;

/** Plans the events about an accepted message: which, when, twice or in reverse. */
public final class Reports {
    private static final long BETWEEN_TWINS = 20;

    private final Courier courier;
    private final RandomGenerator random;

    public Reports(Courier courier, RandomGenerator random) {
        this.courier = courier;
        this.random = random;
    }

    /**
     * Reports a message that was accepted.
     *
     * @param failure code by which it fails; null if it does not
     * @param scripted the statuses to report, in this order; null for the usual ones
     */
    public void accepted(
            ProviderContract provider,
            WebhookTarget target,
            Message message,
            String messageId,
            @Nullable String failure,
            @Nullable List<String> scripted,
            Instant at) {
        List<String> statuses = scripted != null ? scripted : usual(target, failure);
        List<Long> delays = new ArrayList<>();
        statuses.forEach(status -> delays.add(delay(target, status)));
        Collections.sort(delays);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            String status = statuses.get(i);
            boolean failed = status.equals(WebhookTarget.FAILED);
            Instant when = at.plusMillis(scripted == null ? delay(target, status) : delays.get(i));
            events.add(new Event.MessageStatus(message, messageId, status, failed ? failure : null, at, when));
        }
        if (target.reorder() > 0 && random.nextDouble() < target.reorder()) {
            Collections.reverse(events);
        }
        for (int i = 0; i < events.size(); i++) {
            post(provider, target, message.traits().notifyUrl(), events.get(i), at.toEpochMilli() + delays.get(i));
        }
    }

    private static List<String> usual(WebhookTarget target, @Nullable String failure) {
        if (failure != null) {
            return List.of(WebhookTarget.FAILED);
        }
        return target.events().entrySet().stream()
                .filter(event -> !event.getKey().equals(WebhookTarget.FAILED))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long delay(WebhookTarget target, String status) {
        return target.events().getOrDefault(status, target.events().getOrDefault("sent", 0L));
    }

    /** Sends an event, and perhaps its twin. */
    public void post(ProviderContract provider, WebhookTarget target, @Nullable String url, Event event, long due) {
        courier.post(provider, target, url, event, due);
        if (target.duplicates() > 0 && random.nextDouble() < target.duplicates()) {
            courier.post(provider, target, url, event, due + BETWEEN_TWINS);
        }
    }
}
