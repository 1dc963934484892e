package org.orderrelay.enrich;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Phone;

/** What a number says about where it is: the ISO code of its country, and whether its country can have it. */
final class Regions {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern SPELLING = Pattern.compile("[0-9 +().-]{1,32}");
    private static final String NO_COUNTRY = "001";

    private Regions() {}

    /** ISO alpha-2 code; empty for numbers of no country (satellites) and impossible ones. */
    static Optional<String> of(Phone phone) {
        try {
            String region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(phone.e164(), null));
            return Optional.ofNullable(region).filter(code -> !code.equals(NO_COUNTRY));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /**
     * The number, if its country can have it: E.164 with its plus, or, with a region, a national spelling.
     *
     * @param region ISO code of the country whose national spellings are taken; null takes none
     */
    static Optional<Phone> read(String text, @Nullable String region) {
        try {
            Phone phone = region != null && SPELLING.matcher(text).matches() ? national(text, region) : new Phone(text);
            PhoneNumber number = NUMBERS.parse(phone.e164(), null);
            boolean possible = NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return possible ? Optional.of(phone) : Optional.empty();
        } catch (IllegalArgumentException | NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static Phone national(String text, String region) throws NumberParseException {
        PhoneNumber number = NUMBERS.parse(text, region);
        if (number.hasExtension()) {
            throw new IllegalArgumentException("an extension cannot be reached");
        }
        return new Phone(NUMBERS.format(number, PhoneNumberFormat.E164));
    }
}
