package org.orderrelay.enrich;

import java.util.List;
import org.orderrelay.account.Account;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;

/** What enriching came to: an order that can be composed, every reason why not, or that it must wait. */
public sealed interface Enrichment {

    /**
     * An order with everything it lacked.
     *
     * @param order with the customer's phone, name and locale filled in, and the importer of its items
     * @param account the account that sends it
     * @param template with the picture of its header
     */
    record Enriched(Order order, Account account, Template template) implements Enrichment {}

    /** An order that cannot be sent as the relay is configured. */
    record Refused(List<Violation> violations) implements Enrichment {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /**
     * It cannot be said yet: the customer could not be looked up.
     *
     * @param reason sentence for people
     */
    record Waiting(String reason) implements Enrichment {}
}
