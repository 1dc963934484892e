package org.orderrelay.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider found in an answer, before it means anything.
 *
 * @param http HTTP status
 * @param code the provider's own code as it spells it; null if the body is not the provider's own
 * @param detail finer cause inside the body, where the provider has one (Kaleyra: the single key inside {@code error})
 * @param messageId the provider's id of the message
 * @param retryAfter pause the answer asked for; see {@link RetryAfter}
 */
public record Finding(
        int http,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String messageId,
        @Nullable Duration retryAfter) {}
