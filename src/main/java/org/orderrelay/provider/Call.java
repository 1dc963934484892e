package org.orderrelay.provider;

import org.orderrelay.notification.NotificationKind;

/**
 * One delivery about to be called.
 *
 * @param round from 1; a call of another round is not a repetition, even if provider and reference are the same
 * @param wireReference the reference this call must carry; may differ from the payload's own (suffix {@code -2}, …)
 * @param payload as {@link Provider#compose} made it
 */
public record Call(
        String deliveryId, int round, NotificationKind kind, String referenceId, String wireReference, String payload) {

    /** A call of the first round. */
    public Call(String deliveryId, NotificationKind kind, String referenceId, String wireReference, String payload) {
        this(deliveryId, 1, kind, referenceId, wireReference, payload);
    }
}
