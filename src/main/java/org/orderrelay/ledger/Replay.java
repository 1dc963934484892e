package org.orderrelay.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Starting a delivery again that was refused, failed or given up.
 *
 * @param payload the edited payload, already checked; null to send the stored one
 * @param diff what the edit changes, as JSON Patch (RFC 6902); null without an edit
 * @param longestReference longest reference the account takes: a repeated invoice needs one with a suffix
 */
public record Replay(
        String deliveryId,
        @Nullable String payload,
        @Nullable String diff,
        int longestReference) {}
