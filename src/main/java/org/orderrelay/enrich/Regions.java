package org.orderrelay.enrich;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import org.orderrelay.order.Phone;

/** What a number says about where it is: the ISO code of its country, and whether its country can have it. */
final class Regions {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
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

    /** The number, if it is E.164 with its plus and its country can have it. */
    static Optional<Phone> read(String text) {
        try {
            Phone phone = new Phone(text);
            boolean possible =
                    NUMBERS.isPossibleNumberWithReason(NUMBERS.parse(text, null)) == ValidationResult.IS_POSSIBLE;
            return possible ? Optional.of(phone) : Optional.empty();
        } catch (IllegalArgumentException | NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
