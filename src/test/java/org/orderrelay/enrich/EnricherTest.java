package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.enrich.TeaAccounts.BRAZILIAN;
import static org.orderrelay.enrich.TeaAccounts.INDIAN;
import static org.orderrelay.enrich.TeaAccounts.account;
import static org.orderrelay.enrich.TeaAccounts.order;
import static org.orderrelay.enrich.TeaAccounts.reachedAt;
import static org.orderrelay.enrich.TeaAccounts.template;
import static org.orderrelay.enrich.TeaAccounts.withImageHeader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orderrelay.account.Accounts;
import org.orderrelay.order.Customer;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;

class EnricherTest {
    private static final Contact ASHA = new Contact("C-1", INDIAN, "Asha Rao", "hi");
    private static final Accounts ACCOUNTS = new Accounts(List.of(
            account("india", template("order_status", null, "en_US", "news")),
            account("brazil", template("order_status", null, "pt_BR", "novas")),
            account("picture", withImageHeader("pictured", "https://shop.example.com/default.jpg")),
            account("bare", withImageHeader("pictured", null))));
    private static final Routing ROUTING = new Routing(
            List.of(
                    new Routing.Rule("BR", null, null, null, "brazil"),
                    new Routing.Rule(null, null, "canceled", "rest", "picture")),
            "india");

    private static final ContactBook BOOK =
            id -> Optional.ofNullable(Map.of("C-1", ASHA).get(id));

    private final Enricher unit = new Enricher(BOOK, ACCOUNTS, ROUTING);

    @Test
    void fillsTheCustomerFromTheContacts() {
        Enrichment.Enriched enriched = enriched(shipped(new Customer("C-1", null, null, "a@b", null)));

        assertThat(enriched.order().customer()).isEqualTo(new Customer("C-1", INDIAN, "Asha Rao", "a@b", "hi"));
        assertThat(enriched.order().referenceId()).isEqualTo("BM345A-12");
    }

    @Test
    void theOrdersOwnWordsGoBeforeTheContacts() {
        Customer told = new Customer("C-1", BRAZILIAN, "Asha", null, "en_US");

        assertThat(enriched(shipped(told)).order().customer()).isEqualTo(told);
    }

    @Test
    void anOrderWaitsWhileItsCustomerCannotBeLookedUpWhateverItLacks() {
        Enricher away = new Enricher(id -> new ContactAnswer.Unavailable("the look-up is away"), ACCOUNTS, ROUTING);

        assertThat(away.enrich(shipped(new Customer("C-9", null, null, null, null)), "jms", Optional.empty()))
                .isEqualTo(new Enrichment.Waiting("the look-up is away"));
        assertThat(away.enrich(shipped(new Customer("C-9", INDIAN, "Asha", null, null)), "jms", Optional.empty()))
                .isInstanceOf(Enrichment.Waiting.class);
    }

    @Test
    void whoIsCompleteOrHasNoNumberIsNotLookedUp() {
        Enricher away = new Enricher(id -> new ContactAnswer.Unavailable("the look-up is away"), ACCOUNTS, ROUTING);

        assertThat(away.enrich(shipped(new Customer("C-9", INDIAN, "Asha", null, "hi")), "jms", Optional.empty()))
                .isInstanceOf(Enrichment.Enriched.class);
        assertThat(away.enrich(shipped(reachedAt(INDIAN, null)), "jms", Optional.empty()))
                .isInstanceOf(Enrichment.Enriched.class);
    }

    @Test
    void whoIsInTheBookIsNotLookedUpElsewhere() {
        Enricher unit = new Enricher(BOOK.or(id -> new ContactAnswer.Unavailable("away")), ACCOUNTS, ROUTING);

        assertThat(unit.enrich(shipped(new Customer("C-1", null, null, null, null)), "jms", Optional.empty()))
                .isInstanceOf(Enrichment.Enriched.class);
        assertThat(unit.enrich(shipped(new Customer("C-2", null, null, null, null)), "jms", Optional.empty()))
                .isInstanceOf(Enrichment.Waiting.class);
    }

    @Test
    void refusesACustomerNobodyCanReachEvenIfOthersCanBe() {
        assertThat(refused(shipped(new Customer("C-2", null, null, null, null))))
                .containsExactly("/customer/id recipient");
        Order others = order(OrderStatus.SHIPPED, new Customer("C-2", null, null, null, null), List.of(INDIAN));
        assertThat(refused(others)).containsExactly("/customer/id recipient");
        assertThat(refused(shipped(Customer.UNKNOWN))).containsExactly("/customer recipient");
    }

    @Test
    void anOrderForRecipientsOnlyGoesTheirWay() {
        Order order = order(OrderStatus.SHIPPED, Customer.UNKNOWN, List.of(BRAZILIAN, INDIAN));

        assertThat(enriched(order).account().name()).isEqualTo("brazil");
    }

    @Test
    void routesByCountryThenByTheOtherRulesThenToTheDefault() {
        assertThat(accountOf(shipped(reachedAt(BRAZILIAN, null)), "jms")).isEqualTo("brazil");
        assertThat(accountOf(shipped(reachedAt(INDIAN, null)), "jms")).isEqualTo("india");
        Order canceled = order(OrderStatus.CANCELED, reachedAt(INDIAN, null), List.of());
        assertThat(accountOf(canceled, "rest")).isEqualTo("picture");
        assertThat(accountOf(canceled, "jms")).isEqualTo("india");
    }

    @Test
    void theOrdersAccountGoesBeforeTheRulesAndItsHistoryBeforeAll() {
        Order asks = order(OrderStatus.SHIPPED, reachedAt(BRAZILIAN, null), List.of(), "india", null);

        assertThat(accountOf(asks, "jms")).isEqualTo("india");
        assertThat(((Enrichment.Enriched) unit.enrich(asks, "jms", Optional.of("picture")))
                        .account()
                        .name())
                .isEqualTo("picture");
    }

    @Test
    void refusesWhatNoAccountOrTemplateIsFor() {
        Order unknownAccount = order(OrderStatus.SHIPPED, reachedAt(INDIAN, null), List.of(), "mars", null);
        assertThat(refused(unknownAccount)).containsExactly("/account account");
        assertThat(refused(order(OrderStatus.PENDING, reachedAt(INDIAN, null), List.of())))
                .containsExactly("/status template");
        Enricher routeless = new Enricher(ContactBook.EMPTY, ACCOUNTS, new Routing(List.of(), null));
        assertThat(told(routeless.enrich(shipped(reachedAt(INDIAN, null)), "jms", Optional.empty())))
                .containsExactly("/account account");
    }

    @Test
    void tellsAllReasonsAtOnce() {
        Order order = order(OrderStatus.SHIPPED, Customer.UNKNOWN, List.of(), "mars", null);

        assertThat(refused(order)).containsExactly("/customer recipient", "/account account");
    }

    @Test
    void theHeaderImageIsTheOrdersElseTheTemplates() {
        String own = "https://shop.example.com/own.jpg";

        assertThat(imageOf("picture", own)).isEqualTo(own);
        assertThat(imageOf("picture", null)).isEqualTo("https://shop.example.com/default.jpg");
        assertThat(imageOf("bare", own)).isEqualTo(own);
        assertThat(imageOf("india", own)).as("a template without header").isNull();
        assertThat(refused(order(OrderStatus.SHIPPED, reachedAt(INDIAN, null), List.of(), "bare", null)))
                .containsExactly("/header_image header-image");
    }

    private String imageOf(String account, String own) {
        return enriched(order(OrderStatus.SHIPPED, reachedAt(INDIAN, null), List.of(), account, own))
                .template()
                .headerImage();
    }

    private static Order shipped(Customer customer) {
        return order(OrderStatus.SHIPPED, customer, List.of());
    }

    private String accountOf(Order order, String source) {
        return ((Enrichment.Enriched) unit.enrich(order, source, Optional.empty()))
                .account()
                .name();
    }

    private Enrichment.Enriched enriched(Order order) {
        return (Enrichment.Enriched) unit.enrich(order, "jms", Optional.empty());
    }

    private List<String> refused(Order order) {
        return told(unit.enrich(order, "jms", Optional.empty()));
    }

    private static List<String> told(Enrichment enrichment) {
        return ((Enrichment.Refused) enrichment)
                .violations().stream().map(EnricherTest::told).toList();
    }

    private static String told(Violation violation) {
        return violation.path() + ' ' + violation.rule();
    }
}
