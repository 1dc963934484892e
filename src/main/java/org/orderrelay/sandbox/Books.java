package org.orderrelay.sandbox;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.log.LogEntry;
import org.orderrelay.sandbox.log.RequestLog;
import org.orderrelay.sandbox.state.Fingerprint;
import org.orderrelay.sandbox.state.LongTable;
import org.orderrelay.sandbox.state.OrderBook;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.PaymentBook;
import org.orderrelay.sandbox.state.PaymentStatus;
import org.orderrelay.sandbox.state.TemplateShelf;

/**
 * What the providers know: orders, message ids, payments, templates. Orders and message ids come back from the log after
 * a restart; payments and templates do not. Belongs to the event loop.
 */
final class Books {
    private final OrderBook orders = new OrderBook();
    private final LongTable messageIds = LongTable.set();
    private final PaymentBook payments = new PaymentBook();
    private final TemplateShelf templates = new TemplateShelf();

    OrderBook orders() {
        return orders;
    }

    TemplateShelf templates() {
        return templates;
    }

    /** Whether a message of this account was accepted under this id. */
    boolean isUsed(String account, @Nullable String messageId) {
        return messageId != null && messageIds.contains(Fingerprint.of(account, messageId));
    }

    /** A line of the log: what was accepted changes what is known. */
    void note(LogEntry entry, long offset) {
        Message message = entry.message();
        String reference = message.referenceId();
        if (!entry.accepted() || reference == null || message.status() == null) {
            return;
        }
        boolean holds = entry.verdict().equals(LogEntry.ACCEPTED);
        if (entry.messageId() != null && message.provider().equals("infobip")) {
            messageIds.add(Fingerprint.of(message.account(), entry.messageId()));
        }
        if (entry.neverLeft()) {
            return;
        }
        if (message.isDetails() && orders.isNew(message.account(), reference)) {
            orders.opened(message.account(), reference, offset, holds);
        } else if (!message.isDetails() && holds) {
            orders.moved(message.account(), reference, message.status());
        }
    }

    /** The payment of an order whose order details was accepted; empty if none was. */
    Optional<Payment> payment(String account, String reference, RequestLog log) {
        Optional<Payment> payment = payments.of(account, reference);
        if (payment.isPresent()) {
            return payment;
        }
        OptionalLong offset = orders.details(account, reference);
        return offset.isEmpty() ? Optional.empty() : Optional.of(unpaid(log.at(offset.getAsLong())));
    }

    private static Payment unpaid(LogEntry details) {
        Message message = details.message();
        String currency = message.traits().currency();
        return new Payment(
                message.account(),
                String.valueOf(message.referenceId()),
                String.valueOf(message.recipient()),
                String.valueOf(details.messageId()),
                message.traits().amount(),
                currency == null ? "INR" : currency,
                PaymentStatus.NEW,
                Instant.parse(details.time()));
    }

    /** A payment went on. */
    void pay(Payment payment) {
        payments.put(payment);
        orders.paying(payment.account(), payment.reference(), payment.status());
    }

    /** Forgets orders, message ids and payments; templates stay. */
    void clear() {
        orders.clear();
        messageIds.clear();
        payments.clear();
    }
}
