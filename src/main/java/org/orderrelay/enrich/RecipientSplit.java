package org.orderrelay.enrich;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.orderrelay.notification.Notification;
import org.orderrelay.order.Order;
import org.orderrelay.order.Phone;

/**
 * Splits an order into one notification per recipient: the customer first, then the further recipients, each number
 * once. Thread-safe if the supplier is.
 */
public final class RecipientSplit {
    private final Supplier<String> deliveryIds;

    /**
     * Makes a splitter.
     *
     * @param deliveryIds gives a new delivery id at each call
     */
    public RecipientSplit(Supplier<String> deliveryIds) {
        this.deliveryIds = deliveryIds;
    }

    /** The notifications of one order, at least one. */
    public List<Notification> split(Enrichment.Enriched enriched) {
        Order order = enriched.order();
        Set<Phone> recipients = new LinkedHashSet<>();
        if (order.customer().phone() != null) {
            recipients.add(order.customer().phone());
        }
        recipients.addAll(order.recipients()); // a phone of the contacts may be among them
        return recipients.stream()
                .map(recipient -> new Notification(
                        deliveryIds.get(), order, recipient, enriched.account().name(), enriched.template()))
                .toList();
    }
}
