package org.orderrelay.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Valid canonical orders, as the tree a JSON reader makes: every status, every optional field there and not there, texts
 * of all scripts, limits met to the last character. The same seed gives the same orders.
 */
final class RandomOrders {
    private static final List<String> NEWS = List.of(
            "processing",
            "partially_shipped",
            "PARTIALLY_SHIPPED",
            "partially-shipped",
            "shipped",
            "completed",
            "canceled",
            "cancelled");
    private static final List<String> STATES = List.of("Maharashtra", "Goa");

    private final Dice dice;
    private final Taste taste;
    private final Instant now;
    private final RandomInvoice invoice;

    RandomOrders(long seed, Taste taste, Instant now) {
        this.dice = new Dice(seed);
        this.taste = taste;
        this.now = now;
        this.invoice = new RandomInvoice(dice);
    }

    Map<String, Object> next() {
        boolean pending = dice.in(60);
        boolean withInvoice = pending || dice.in(20);
        String currency = dice.pick(taste.currencies());
        Map<String, Object> payment = withInvoice ? taste.payment(dice, currency) : Map.of();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("reference_id", dice.word(taste.longestReference(payment)));
        order.put("status", pending ? dice.pick(List.of("pending", "Pending")) : dice.pick(NEWS));
        order.put("customer", customer());
        maybe(order, 10, "recipients", List.of("+9198765" + dice.digits(5), "+9188765" + dice.digits(5)));
        maybe(order, 40, "event_id", "e" + dice.word(127));
        maybe(
                order,
                40,
                "occurred_at",
                now.minusSeconds(dice.between(0, 1_000_000)).toString());
        maybe(order, 60, "description", dice.text(120));
        maybe(order, 5, "description", "");
        maybe(order, 50, "refs", refs());
        if (withInvoice) {
            invoice(order, currency, payment);
        }
        return order;
    }

    private void maybe(Map<String, Object> tree, int percent, String name, Object value) {
        if (dice.in(percent)) {
            tree.put(name, value);
        }
    }

    private Map<String, Object> customer() {
        Map<String, Object> customer = new LinkedHashMap<>(taste.person(dice));
        customer.put("phone", phone());
        maybe(customer, 30, "id", "C-" + dice.word(62));
        maybe(customer, 60, "locale", dice.pick(List.of("en_US", "hi", "pt_BR")));
        return customer;
    }

    private String phone() {
        return switch (dice.between(0, 3)) {
            case 0 -> "+5511" + dice.digits(9);
            case 1 -> "+1212" + dice.digits(7);
            case 2 -> "+4915" + dice.digits(9);
            default -> "+919" + dice.digits(9);
        };
    }

    private Map<String, Object> refs() {
        Map<String, Object> refs = new LinkedHashMap<>();
        maybe(refs, 50, "ref", dice.text(300));
        maybe(refs, 50, "ref1", dice.text(300));
        maybe(refs, 50, "ref2", dice.text(300));
        return refs;
    }

    private void invoice(Map<String, Object> order, String currency, Map<String, Object> payment) {
        order.put("currency", currency);
        if (!payment.isEmpty()) {
            order.put("payment", payment);
        }
        maybe(order, 60, "goods", dice.pick(List.of("physical", "digital")));
        String link = "https://shop.example.com/" + dice.word(dice.in(5) ? 2000 : 40) + "?v=2&w=%20";
        maybe(order, 50, "header_image", link);
        maybe(order, 30, "catalog_id", "cat" + dice.word(61));
        Taste.Demands demands = taste.demands(currency, payment, order.containsKey("catalog_id"));
        invoice.fill(order, demands);
        if (dice.in(40)) {
            Duration left = Duration.ofSeconds(dice.between(taste.leastSecondsLeft(), 30_000_000))
                    .plusMillis(dice.between(0, 999));
            order.put("expires_at", now.plus(left).toString());
            maybe(order, demands.brazil() ? 100 : 50, "expires_description", dice.text(120));
        }
        if (!demands.brazil()) {
            maybe(order, 20, "quick_pay", true);
            maybe(order, 30, "beneficiaries", beneficiaries());
        }
    }

    private List<Object> beneficiaries() {
        List<Object> beneficiaries = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", dice.text(200));
            one.put("address_line1", dice.text(100));
            maybe(one, 50, "address_line2", dice.text(100));
            one.put("city", dice.text(100));
            one.put("state", dice.pick(STATES));
            one.put("country", "India");
            one.put("postal_code", dice.digits(6));
            beneficiaries.add(one);
        }
        return beneficiaries;
    }
}
