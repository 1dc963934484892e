package org.orderrelay.account;

import org.jspecify.annotations.Nullable;

/**
 * A template an account may send.
 *
 * @param notification {@code order_details} or {@code order_status}
 * @param status wire status it is for; null means every status
 * @param locale language code at the provider, {@code en_US}
 * @param name template name at the provider, at most 512 characters
 * @param imageHeader whether the template has an image header
 * @param headerImage the picture used when the order brings none
 * @param body text of a session message (Infobip) or of the template to create
 */
public record TemplateRef(
        String notification,
        @Nullable String status,
        String locale,
        String name,
        boolean imageHeader,
        @Nullable String headerImage,
        @Nullable String body,
        @Nullable String footer) {}
