package org.orderrelay.sandbox.state;

import java.util.List;
import java.util.OptionalLong;

/**
 * How far each order of each account has come, some 30 bytes an order: the state machine of facts 2.4. Pending first, by an
 * order details; processing, partially shipped and shipped in any order; completed and canceled for good; no cancel of
 * what is paid or being paid. A message that fails later changes nothing. Thread-safe.
 */
public final class OrderBook {
    private static final List<String> STATUSES =
            List.of("", "pending", "processing", "partially_shipped", "shipped", "completed", "canceled");
    private static final int NOT_OPEN = 0;
    private static final int PENDING = 1;
    private static final int COMPLETED = 5;
    private static final int CANCELED = 6;
    private static final long STATUS_BITS = 0x7;
    private static final long BEING_PAID = 0x8;
    private static final long PAID = 0x10;
    private static final int OFFSET_SHIFT = 8;
    private static final long UNKNOWN = -1;

    private final LongTable orders = LongTable.map();

    /** Whether an order details may use this reference: each does once, accepted is used. */
    public synchronized boolean isNew(String account, String reference) {
        return orders.get(Fingerprint.of(account, reference), UNKNOWN) == UNKNOWN;
    }

    /**
     * An order details was accepted.
     *
     * @param offset where the log has it
     * @param open false if it fails later: then the reference is used, but no status may follow
     */
    public synchronized void opened(String account, String reference, long offset, boolean open) {
        long key = Fingerprint.of(account, reference);
        orders.put(key, (offset << OFFSET_SHIFT) | (open ? PENDING : NOT_OPEN));
    }

    /** What becomes of a new status of this order. The repetition of the present one changes nothing and is legal. */
    public synchronized Move judge(String account, String reference, String status) {
        long order = orders.get(Fingerprint.of(account, reference), UNKNOWN);
        int now = order == UNKNOWN ? NOT_OPEN : (int) (order & STATUS_BITS);
        int next = STATUSES.indexOf(status);
        if (now == NOT_OPEN) {
            return Move.ILLEGAL;
        }
        if (next == now) {
            return Move.LEGAL;
        }
        if (next <= PENDING || now >= COMPLETED) {
            return Move.ILLEGAL;
        }
        boolean money = (order & (PAID | BEING_PAID)) != 0;
        return next == CANCELED && money ? Move.CANCEL_REFUSED : Move.LEGAL;
    }

    /** A legal status was accepted and does not fail. */
    public synchronized void moved(String account, String reference, String status) {
        long key = Fingerprint.of(account, reference);
        long order = orders.get(key, UNKNOWN);
        if (order != UNKNOWN) {
            orders.put(key, (order & ~STATUS_BITS) | STATUSES.indexOf(status));
        }
    }

    /** A payment of this order went on; a failed try leaves what was before. */
    public synchronized void paying(String account, String reference, PaymentStatus status) {
        long key = Fingerprint.of(account, reference);
        long order = orders.get(key, UNKNOWN);
        if (order != UNKNOWN && status == PaymentStatus.CAPTURED) {
            orders.put(key, (order & ~BEING_PAID) | PAID);
        } else if (order != UNKNOWN && status == PaymentStatus.PENDING) {
            orders.put(key, order | BEING_PAID);
        }
    }

    /** Where the log has the order details of this reference; empty if none was accepted. */
    public synchronized OptionalLong details(String account, String reference) {
        long order = orders.get(Fingerprint.of(account, reference), UNKNOWN);
        return order == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(order >>> OFFSET_SHIFT);
    }

    public synchronized void clear() {
        orders.clear();
    }
}
