package org.orderrelay.provider.meta;

import org.orderrelay.order.Order;
import org.orderrelay.provider.whatsapp.OrderRules;

/** What Meta would refuse about how an invoice is paid, or take without anybody being able to pay (facts 2.2). */
final class PaymentRules {
    /** Rs 5,00,000 in paise. */
    private static final long MOST_BY_UPI = 50_000_000;

    private final OrderRules rules;
    private final PaymentChoice payment;

    private PaymentRules(OrderRules rules, PaymentChoice payment) {
        this.rules = rules;
        this.payment = payment;
    }

    static void check(OrderRules rules, PaymentChoice payment, Order order) {
        new PaymentRules(rules, payment).check(order);
    }

    private void check(Order order) {
        PaymentWay way = payment.way();
        boolean known = way == PaymentWay.PAYMENT_LINK || (way != null && way.isBrazilian() == payment.brazil());
        if (way == null || !known) {
            String currency = payment.brazil() ? "BRL." : "INR.";
            rules.refuse("/payment/type", "payment-type", "Meta has no such payment type for orders in " + currency);
            return;
        }
        if (way.needsConfiguration()) {
            rules.configuration(payment.configuration());
        } else {
            rules.atMost("/payment/configuration", payment.configuration(), OrderRules.LONGEST_CONFIGURATION);
        }
        boolean upi = way == PaymentWay.UPI || way == PaymentWay.UPI_INTENT_LINK;
        if (upi && order.amounts() != null && order.amounts().total().minor() > MOST_BY_UPI) {
            rules.refuse("/total_amount", "range", "UPI takes at most 500000.00.");
        }
        link(way);
        gateway(way);
        new PaymentFields(rules, payment).check(way);
    }

    private void link(PaymentWay way) {
        String link = payment.own().link();
        String scheme = way == PaymentWay.UPI_INTENT_LINK ? "upi://" : "https://";
        if (way == PaymentWay.UPI_INTENT_LINK || way == PaymentWay.PAYMENT_LINK) {
            rules.require("/payment/link", link, "This payment type needs the link.");
            if (link != null && !link.isBlank() && !link.regionMatches(true, 0, scheme, 0, scheme.length())) {
                rules.refuse("/payment/link", "link", "Must begin with " + scheme + ".");
            }
        } else if (link != null) {
            rules.refuse("/payment/link", "payment-type", "This payment type has no link.");
        }
    }

    private void gateway(PaymentWay way) {
        boolean contradiction = payment.gateway() != null
                && (way != PaymentWay.PAYMENT_GATEWAY
                        || (PaymentWay.GATEWAYS.contains(payment.type())
                                && !payment.type().equals(payment.gateway())));
        if (contradiction) {
            rules.refuse("/payment/gateway", "payment-type", "This payment type has no such gateway.");
        } else if (way == PaymentWay.PAYMENT_GATEWAY
                && (payment.gateway() == null || !PaymentWay.GATEWAYS.contains(payment.gateway()))) {
            rules.refuse("/payment/gateway", "gateway", "Must be billdesk, payu, razorpay or zaakpay.");
        }
    }
}
