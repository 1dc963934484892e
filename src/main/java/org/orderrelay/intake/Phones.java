package org.orderrelay.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Phone;

/**
 * Reads phone numbers. Without a region only E.164 with its plus is taken; with one, national spellings
 * ({@code 098765 43210}) are too. Digits are never guessed: a number its country cannot have is refused, not repaired.
 */
final class Phones {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 16;
    private static final int LONGEST_SPELLING = 32;
    private static final int LONGEST_CODE = 3;
    private static final int REMEMBERED = 1 << 12;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Set<Integer> codes = numbers.getSupportedCallingCodes();
    private final @Nullable String region;
    /** Good numbers by hash: a batch holds several statuses of one customer, and the look-up costs more than the rest. */
    private final AtomicReferenceArray<Spelling> remembered = new AtomicReferenceArray<>(REMEMBERED);

    /** A good number as it was written. */
    private record Spelling(String text, Phone phone) {}

    /**
     * Makes a reader.
     *
     * @param region ISO code of the country whose national spellings are taken; null takes none
     */
    Phones(@Nullable String region) {
        this.region = region;
    }

    Optional<Phone> read(String text) {
        int slot = text.hashCode() & (REMEMBERED - 1);
        Spelling known = remembered.get(slot);
        if (known != null && known.text().equals(text)) {
            return Optional.of(known.phone());
        }
        Optional<Phone> phone = isE164(text) || (region != null && isSpelling(text)) ? parse(text) : Optional.empty();
        phone.ifPresent(found -> remembered.set(slot, new Spelling(text, found)));
        return phone;
    }

    private Optional<Phone> parse(String text) {
        return isE164(text) ? international(text) : national(text);
    }

    /** The long way of libphonenumber tries every spelling; E.164 has but one. */
    private Optional<Phone> international(String text) {
        for (int digits = 1; digits <= LONGEST_CODE; digits++) {
            int code = Integer.parseInt(text.substring(1, 1 + digits));
            if (codes.contains(code)) {
                String national = text.substring(1 + digits);
                PhoneNumber number = new PhoneNumber();
                number.setCountryCode(code).setNationalNumber(Long.parseLong(national));
                if (national.startsWith("0")) {
                    number.setItalianLeadingZero(true);
                    number.setNumberOfLeadingZeros(
                            national.length() - national.replaceFirst("^0+", "").length());
                }
                boolean possible = numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
                return possible ? Optional.of(new Phone(text)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Phone> national(String text) {
        try {
            PhoneNumber number = numbers.parse(text, region);
            if (number.hasExtension() || numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return Optional.empty();
            }
            String e164 = numbers.format(number, PhoneNumberFormat.E164);
            return isE164(e164) ? Optional.of(new Phone(e164)) : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean isE164(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpelling(String text) {
        return text.length() <= LONGEST_SPELLING && text.chars().allMatch(c -> isDigit(c) || " +-().".indexOf(c) >= 0);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
