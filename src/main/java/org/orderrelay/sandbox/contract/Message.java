package org.orderrelay.sandbox.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a call wants to be sent, as the sandbox understood it; what could not be read is null.
 *
 * @param account provider and sender, {@code meta/1055}, {@code kaleyra/911234567890}
 * @param kind {@code order_details} or {@code order_status}
 * @param status as WhatsApp spells it, {@code partially_shipped}
 * @param deliveryId the relay's correlation value
 */
public record Message(
        String account,
        @Nullable String recipient,
        @Nullable String referenceId,
        @Nullable String kind,
        @Nullable String status,
        @Nullable String deliveryId,
        Traits traits) {
    public static final String ORDER_DETAILS = "order_details";
    public static final String ORDER_STATUS = "order_status";

    /** Of a call that was refused before it was read. */
    public static Message unread(String account) {
        return new Message(account, null, null, null, null, null, Traits.NONE);
    }

    public boolean isDetails() {
        return ORDER_DETAILS.equals(kind);
    }

    /** {@code meta} of {@code meta/1055}. */
    public String provider() {
        return account.substring(0, account.indexOf('/'));
    }

    /** {@code 1055} of {@code meta/1055}. */
    public String sender() {
        return account.substring(account.indexOf('/') + 1);
    }

    /** The recipient's digits, as WhatsApp writes its users. */
    public String user() {
        return recipient == null ? "" : digits(recipient);
    }

    /** A number without its plus: providers differ in whether they write it. */
    public static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }
}
