package org.orderrelay.provider;

import org.jspecify.annotations.Nullable;
import org.orderrelay.notification.NotificationKind;

/**
 * A template to be created (S2, facts 2.3, 3.4).
 *
 * @param name lower-case letters, digits and underscores, at most 512
 * @param language language code at the provider, {@code en_US}
 * @param body at most 1024 characters
 * @param footer at most 60 characters; null for none
 * @param headerImage example image for an image header; null for none
 */
public record TemplateDraft(
        NotificationKind kind,
        String name,
        String language,
        String body,
        @Nullable String footer,
        @Nullable String headerImage) {}
