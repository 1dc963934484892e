package org.orderrelay.pipeline.intake;

import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;

/**
 * A document as a source handed it over.
 *
 * @param content JSON as {@code String} or {@code byte[]}; empty if the document is refused unread
 * @param refusal why it must not be read (wrong message type, too large, delivered too often); null if it may be read
 */
public record ReceivedDocument(
        Origin origin, Object content, @Nullable Violation refusal) {
    public static ReceivedDocument of(Origin origin, Object content) {
        return new ReceivedDocument(origin, content, null);
    }

    public boolean isReadable() {
        return refusal == null;
    }
}
