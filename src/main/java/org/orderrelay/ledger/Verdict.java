package org.orderrelay.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;

/**
 * What the ledger made of one entry, durable when it is handed out.
 *
 * @param index position in the document
 * @param deliveryIds deliveries of the event; of a duplicate those of its first appearance
 * @param violations why it was rejected; empty otherwise
 */
public record Verdict(
        Kind kind,
        Origin origin,
        int index,
        @Nullable String referenceId,
        @Nullable String status,
        List<String> deliveryIds,
        List<Violation> violations) {

    /** The six things that can become of an entry. */
    public enum Kind {
        RECORDED,
        /** Seen before: same key and content, or the order's current status again with the same content. */
        DUPLICATE,
        /** Recorded and not sent: a later status has left already, or it repeats the current status. */
        SUPERSEDED,
        /** On disk; it becomes an event when its contact was looked up, and those of its order before it have gone. */
        WAITING,
        /** Invalid. */
        REJECTED,
        /** The same key with other content. */
        CONFLICT
    }

    public boolean isAccepted() {
        return kind != Kind.REJECTED && kind != Kind.CONFLICT;
    }
}
