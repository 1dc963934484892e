package org.orderrelay.notification;

import org.jspecify.annotations.Nullable;

/**
 * The template chosen for one notification.
 *
 * @param headerImage picture of the header; null where the template has no header
 */
public record Template(
        String name,
        String language,
        @Nullable String headerImage,
        @Nullable String body,
        @Nullable String footer) {}
