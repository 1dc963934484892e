package org.orderrelay.provider.kaleyra;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Finding;
import org.orderrelay.delivery.Outcome;

/**
 * What a failure in a receipt means. Numbers are Meta's codes, which Kaleyra passes on; anything else is Kaleyra's own.
 * Never {@code Accepted}, whatever a table says: the receipt says that it failed.
 */
final class FailureMeaning {
    private final Supplier<CodeTable> own;
    private final Supplier<CodeTable> meta;

    FailureMeaning(Supplier<CodeTable> own, Supplier<CodeTable> meta) {
        this.own = own;
        this.meta = meta;
    }

    /** The message failed at WhatsApp or at the customer. Without a code it is the row {@code status failed}. */
    Outcome failed(@Nullable String code) {
        if (code == null) {
            return of(own, "status failed");
        }
        return of(code.chars().allMatch(c -> c >= '0' && c <= '9') ? meta : own, code);
    }

    /**
     * Kaleyra never passed it on. If it says that a whole scope is to wait (low balance), that is the meaning, so that
     * the repetition waits too; else the row {@code status not-sent}.
     */
    Outcome notSent(@Nullable String code) {
        Outcome reason = code == null ? null : failed(code);
        boolean waits = reason instanceof Outcome.Held || reason instanceof Outcome.Throttled;
        return reason != null && waits ? reason : of(own, "status not-sent");
    }

    private static Outcome of(Supplier<CodeTable> table, String code) {
        Outcome outcome = table.get().receiptOutcome(new Finding(0, code, null, null, null));
        return outcome instanceof Outcome.Accepted accepted
                ? new Outcome.Rejected(accepted.code(), accepted.reason() + " Yet the receipt says that it failed.")
                : outcome;
    }
}
