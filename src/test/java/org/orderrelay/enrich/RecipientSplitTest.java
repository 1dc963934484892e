package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.enrich.TeaAccounts.BRAZILIAN;
import static org.orderrelay.enrich.TeaAccounts.INDIAN;
import static org.orderrelay.enrich.TeaAccounts.account;
import static org.orderrelay.enrich.TeaAccounts.order;
import static org.orderrelay.enrich.TeaAccounts.reachedAt;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Customer;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;

class RecipientSplitTest {
    private static final Template TEMPLATE = new Template("news", "en_US", null, null, null);

    private final AtomicInteger ids = new AtomicInteger();
    private final RecipientSplit unit = new RecipientSplit(() -> "id-" + ids.incrementAndGet());

    @Test
    void theCustomerComesFirstThenTheRecipients() {
        List<Notification> notifications = split(reachedAt(INDIAN, null), List.of(BRAZILIAN));

        assertThat(notifications).extracting(Notification::recipient).containsExactly(INDIAN, BRAZILIAN);
        assertThat(notifications).extracting(Notification::deliveryId).containsExactly("id-1", "id-2");
        assertThat(notifications).allSatisfy(notification -> {
            assertThat(notification.account()).isEqualTo("india");
            assertThat(notification.template()).isEqualTo(TEMPLATE);
        });
    }

    @Test
    void aNumberOfTheContactsThatIsARecipientTooGetsOneNotification() {
        assertThat(split(reachedAt(INDIAN, null), List.of(BRAZILIAN, INDIAN)))
                .extracting(Notification::recipient)
                .containsExactly(INDIAN, BRAZILIAN);
    }

    @Test
    void anOrderForRecipientsOnlyReachesThem() {
        assertThat(split(Customer.UNKNOWN, List.of(INDIAN)))
                .extracting(Notification::recipient)
                .containsExactly(INDIAN);
    }

    private List<Notification> split(Customer customer, List<Phone> recipients) {
        return unit.split(
                new Enrichment.Enriched(order(OrderStatus.SHIPPED, customer, recipients), account("india"), TEMPLATE));
    }
}
