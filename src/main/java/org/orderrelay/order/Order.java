package org.orderrelay.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical order: one status of one order, valid by itself. Built by {@code intake} only, so whoever holds one may
 * rely on every rule that can be checked without an account.
 *
 * @param referenceId {@code [A-Za-z0-9_.-]{1,35}}, unique in this relay
 * @param eventId the ERP's own id of this event, if it has one
 * @param occurredAt when the status came about at the ERP
 * @param description at most 120 characters
 * @param recipients further numbers that get the same notification, besides the customer's
 * @param account the account the ERP asks for, else routing decides
 * @param physicalGoods false for digital goods
 * @param amounts present for {@code pending}
 * @param expiresAt when the invoice can no longer be paid
 */
public record Order(
        String referenceId,
        OrderStatus status,
        @Nullable String eventId,
        @Nullable Instant occurredAt,
        @Nullable String description,
        Customer customer,
        List<Phone> recipients,
        @Nullable String account,
        @Nullable String currency,
        boolean physicalGoods,
        List<LineItem> items,
        @Nullable Amounts amounts,
        @Nullable String headerImage,
        @Nullable String catalogId,
        boolean quickPay,
        @Nullable Instant expiresAt,
        @Nullable String expiresDescription,
        List<Beneficiary> beneficiaries,
        Payment payment,
        Refs refs) {

    public Order {
        recipients = List.copyOf(recipients);
        items = List.copyOf(items);
        beneficiaries = List.copyOf(beneficiaries);
    }

    /**
     * The event's identity: {@code event_id}, else reference, status and occurrence. Two documents with one key are the
     * same event for ever.
     */
    public String eventKey() {
        if (eventId != null) {
            return "id:" + eventId;
        }
        return "of:" + referenceId + '|' + status.wire() + '|' + (occurredAt == null ? "" : occurredAt);
    }
}
