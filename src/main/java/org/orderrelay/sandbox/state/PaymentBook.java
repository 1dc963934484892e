package org.orderrelay.sandbox.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest word on payments, of the last 100,000 orders that had one. Thread-safe. */
public final class PaymentBook {
    private static final int MOST = 100_000;

    private final Map<String, Payment> payments = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Payment> eldest) {
            return size() > MOST;
        }
    };

    public synchronized void put(Payment payment) {
        String key = payment.account() + ' ' + payment.reference();
        payments.remove(key);
        payments.put(key, payment);
    }

    /** The payment of this order; empty if there was no event of one. */
    public synchronized Optional<Payment> of(String account, String reference) {
        return Optional.ofNullable(payments.get(account + ' ' + reference));
    }

    public synchronized void clear() {
        payments.clear();
    }
}
