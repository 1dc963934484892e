package org.orderrelay.enrich;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Phone;

/**
 * Makes contacts of what another system knows of a customer: blanks around values go, empty ones are unknown, {@code
 * hi-IN} is {@code hi_IN}. A phone number that its country cannot have is unknown; digits are never guessed.
 *
 * @param region ISO code of the country whose national spellings of phone numbers are taken; null takes E.164 only
 */
public record ContactReader(@Nullable String region) {

    /** E.164 only. */
    public static final ContactReader STRICT = new ContactReader(null);

    public Contact read(String id, @Nullable String phone, @Nullable String name, @Nullable String locale) {
        return new Contact(id, phone(phone).orElse(null), filled(name), locale(locale));
    }

    Optional<Phone> phone(@Nullable String text) {
        String number = filled(text);
        return number == null ? Optional.empty() : Regions.read(number, region);
    }

    private static @Nullable String locale(@Nullable String text) {
        String locale = filled(text);
        return locale == null ? null : locale.replace('-', '_');
    }

    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
