package org.orderrelay.provider;

import org.orderrelay.notification.NotificationKind;

/**
 * One delivery about to be called.
 *
 * @param wireReference the reference this call must carry; may differ from the payload's own (suffix {@code -2}, …)
 * @param payload as {@link Provider#compose} made it
 */
public record Call(
        String deliveryId, NotificationKind kind, String referenceId, String wireReference, String payload) {}
