package org.orderrelay.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Customer;
import org.orderrelay.order.Phone;

/** Reads who an order is for: the customer, further recipients, and who receives the goods. */
final class PeopleReader {
    private static final Set<String> CUSTOMER = Names.all(Names.CUSTOMER);
    private static final Set<String> BENEFICIARY = Names.all(Names.BENEFICIARY);
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_BENEFICIARIES = 10;
    private static final TextRule ID = TextRule.printable(64);
    private static final TextRule NAME = TextRule.prose(200);
    private static final TextRule EMAIL = TextRule.prose(50);
    private static final TextRule LOCALE = TextRule.prose(6);
    private static final TextRule PHONE = TextRule.prose(32);
    /** Meta's limits of a beneficiary (facts 2.2). */
    private static final TextRule BENEFICIARY_NAME = TextRule.filled(200);

    private static final TextRule LINE = TextRule.filled(100);
    private static final TextRule OPTIONAL_LINE = TextRule.prose(100);
    private static final String INDIA = "India";
    private static final int INDIAN_POSTAL_CODE = 6;

    private final Phones phones;

    PeopleReader(Phones phones) {
        this.phones = phones;
    }

    Customer customer(Part order) {
        Part part = order.part("customer");
        if (part == null) {
            return Customer.UNKNOWN;
        }
        part.knowsOnly(CUSTOMER);
        return new Customer(
                part.text("id", ID), phone(part, "phone"), part.text("name", NAME), email(part), locale(part));
    }

    private @Nullable Phone phone(Part part, String name) {
        String text = part.text(name, PHONE);
        return text == null ? null : phone(part, name, text);
    }

    private @Nullable Phone phone(Part part, String name, String text) {
        Phone phone = phones.read(text).orElse(null);
        if (phone == null) {
            part.violated(
                    name, "phone", "must be a possible number in E.164 with its plus: country code and digits only");
        }
        return phone;
    }

    private static @Nullable String email(Part part) {
        String email = part.text("email", EMAIL);
        if (email != null) {
            int at = email.indexOf('@');
            if (at < 1 || at == email.length() - 1 || at != email.lastIndexOf('@') || email.indexOf(' ') >= 0) {
                part.violated("email", "email", "must look like name@host");
            }
        }
        return email;
    }

    private static @Nullable String locale(Part part) {
        String locale = part.text("locale", LOCALE);
        if (locale != null && !isLocale(locale)) {
            part.violated("locale", "locale", "must be a language with an optional country, like en or en_US");
        }
        return locale;
    }

    /** {@code [a-z]{2,3}(_[A-Z]{2})?}. */
    private static boolean isLocale(String locale) {
        int end = locale.indexOf('_');
        int language = end < 0 ? locale.length() : end;
        return (language == 2 || language == 3)
                && locale.chars().limit(language).allMatch(c -> c >= 'a' && c <= 'z')
                && (end < 0
                        || (locale.length() == end + 3
                                && locale.chars().skip(end + 1L).allMatch(c -> c >= 'A' && c <= 'Z')));
    }

    /** Further numbers, each once and none the customer's: two equal messages on one phone are never meant. */
    List<Phone> recipients(Part order, Customer customer) {
        List<?> values = order.list("recipients", MOST_RECIPIENTS);
        List<Phone> recipients = new ArrayList<>(values.size());
        Set<Phone> seen = new HashSet<>();
        if (customer.phone() != null) {
            seen.add(customer.phone());
        }
        for (int i = 0; i < values.size(); i++) {
            String place = "recipients/" + i;
            Phone phone = phone(order, place, values.get(i) instanceof String text ? text : "");
            if (phone != null && !seen.add(phone)) {
                order.violated(place, "duplicate", "is the customer's number or stands in the list before");
            } else if (phone != null) {
                recipients.add(phone);
            }
        }
        return recipients;
    }

    /** Whether there is anything that can lead to a phone; whether it does, only the contacts know. */
    void demandWayToRecipient(Part order, Customer customer) {
        boolean phoneGiven = order.value("customer") instanceof Map<?, ?> map && map.get("phone") != null;
        boolean othersGiven = order.has("recipients") && !List.of().equals(order.value("recipients"));
        if (!phoneGiven && customer.id() == null && !othersGiven) {
            order.violated("customer", "recipient", "needs a phone, or an id that is in the contacts, or recipients");
        }
    }

    List<Beneficiary> beneficiaries(Part order) {
        return order.parts("beneficiaries", MOST_BENEFICIARIES).stream()
                .map(PeopleReader::beneficiary)
                .toList();
    }

    private static Beneficiary beneficiary(Part part) {
        part.knowsOnly(BENEFICIARY);
        Beneficiary beneficiary = new Beneficiary(
                part.required("name", BENEFICIARY_NAME),
                part.required("address_line1", LINE),
                part.text("address_line2", OPTIONAL_LINE),
                part.required("city", LINE),
                part.required("state", LINE),
                part.required("country", LINE),
                part.required("postal_code", LINE));
        String code = beneficiary.postalCode();
        boolean sixDigits = code.length() == INDIAN_POSTAL_CODE && code.chars().allMatch(c -> c >= '0' && c <= '9');
        if (beneficiary.country().equals(INDIA) && !code.isEmpty() && !sixDigits) {
            part.violated("postal_code", "postal-code", "must have 6 digits in India");
        }
        return beneficiary;
    }
}
