package org.orderrelay.provider.meta;

import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;
import org.orderrelay.provider.whatsapp.OrderRules;

/**
 * Where Meta's payments pages for India and for Brazil differ (facts 2.2).
 *
 * @param rules where violations are collected
 */
record CountryRules(OrderRules rules) {
    /** Without a catalogue the importers are demanded, except with a direct UPI configuration. */
    void india(Order order, PaymentChoice payment) {
        boolean importers = order.catalogId() == null && payment.way() != null && payment.way() != PaymentWay.UPI;
        for (int i = 0; importers && i < order.items().size(); i++) {
            String message = "Meta demands it without catalog_id; send it or set a default.";
            rules.importer("/items/" + i, order.items().get(i), message);
        }
        for (int i = 0; i < order.beneficiaries().size(); i++) {
            Beneficiary beneficiary = order.beneficiaries().get(i);
            if (!beneficiary.country().equals("India")) {
                rules.refuse("/beneficiaries/" + i + "/country", "country", "Meta takes \"India\" only.");
            }
        }
    }

    /** Brazil's page has no beneficiaries, pictures or quick pay, and demands an article number. */
    void brazil(Order order) {
        for (int i = 0; i < order.items().size(); i++) {
            LineItem item = order.items().get(i);
            rules.require("/items/" + i + "/retailer_id", item.retailerId(), "Meta demands it in Brazil.");
            if (item.image() != null) {
                rules.refuse("/items/" + i + "/image", "brazil", "Meta takes no picture of an item in Brazil.");
            }
        }
        if (!order.beneficiaries().isEmpty()) {
            rules.refuse("/beneficiaries", "brazil", "Meta takes beneficiaries in India only.");
        }
        if (order.quickPay()) {
            rules.refuse("/quick_pay", "brazil", "Meta has quick pay in India only.");
        }
        if (order.expiresAt() != null) {
            rules.require("/expires_description", order.expiresDescription(), "Meta demands it in Brazil.");
        }
    }
}
