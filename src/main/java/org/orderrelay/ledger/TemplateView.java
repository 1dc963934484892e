package org.orderrelay.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A template of the registry.
 *
 * @param status word of {@code TemplateState}
 * @param id the provider's id, if it gave one
 * @param reason the provider's words about it, if it gave any
 */
public record TemplateView(
        String account,
        String name,
        String language,
        String status,
        @Nullable String id,
        @Nullable String reason,
        Instant updatedAt) {}
