package org.orderrelay.sandbox.infobip;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.orderrelay.sandbox.contract.JsonPart;

/** What Infobip demands of each type of payment (facts 3.2; texts of its specification 3.210). */
final class PaymentRules {
    /** Types of the interactive endpoint. */
    static final Set<String> SESSION = Set.of(
            "UPI_PAYU",
            "BRAZIL",
            "BRAZIL_PIX_DC",
            "BRAZIL_LINK",
            "BRAZIL_BOLETO",
            "BRAZIL_PAYMENTS",
            "PG_PAYU",
            "PG_RAZORPAY",
            "UPI_INTENT",
            "UPI_LINK");
    /**
     * Types of the template endpoint. Its specification leaves {@code UPI_PAYU} and {@code BRAZIL} out, Infobip's own client
     * takes them; so does this sandbox, as it does not know better (decisions/infobip.md).
     */
    static final Set<String> TEMPLATE = SESSION;

    private static final Set<String> OF_A_STATUS = without(SESSION, "BRAZIL_PAYMENTS");
    private static final Set<String> WITHOUT_CONFIGURATION =
            Set.of("BRAZIL_LINK", "BRAZIL_BOLETO", "BRAZIL_PAYMENTS", "UPI_INTENT");
    private static final Set<String> MAY_HAVE_CONFIGURATION = Set.of("BRAZIL_PIX_DC", "UPI_LINK");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-_.]{1,35}");
    private static final Pattern SHORT_ID = Pattern.compile("[A-Za-z0-9\\-_.]{1,25}");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{6}");
    private static final Set<String> BENEFICIARY =
            Set.of("name", "firstAddressLine", "secondAddressLine", "city", "state", "country", "postalCode");
    private static final int LONGEST_CONFIGURATION = 60;
    private static final int LONGEST = 2048;

    private PaymentRules() {}

    /** Type and id of an order status. */
    static void reference(JsonPart payment) {
        payment.oneOf("type", OF_A_STATUS);
        payment.matches("id", "UPI_PAYU".equals(payment.read("type")) ? SHORT_ID : ID);
    }

    /** Checks a payment with all it needs; its type, or an empty text. */
    static String check(JsonPart payment, Set<String> types) {
        payment.oneOf("type", types);
        String type = String.valueOf(payment.read("type"));
        if (!types.contains(type)) {
            return "";
        }
        if (!type.equals("BRAZIL_PAYMENTS")) {
            payment.matches("id", type.equals("UPI_PAYU") ? SHORT_ID : ID);
        }
        switch (type) {
            case "UPI_PAYU" -> payU(payment);
            case "PG_PAYU" -> gateway(payment, 4);
            case "PG_RAZORPAY" -> razorpay(payment);
            case "UPI_INTENT" -> intent(payment);
            case "UPI_LINK" -> link(payment, Set.of("type", "id", "beneficiary", "paymentLink"));
            case "BRAZIL_LINK" -> link(payment, Set.of("type", "id", "paymentLink"));
            case "BRAZIL_BOLETO" -> payment.only(Set.of("type", "id", "code")).text("code", LONGEST);
            case "BRAZIL_PIX_DC" -> pix(payment);
            case "BRAZIL_PAYMENTS" -> several(payment);
            default -> payment.only(Set.of("type", "id"));
        }
        return type;
    }

    /** {@code paymentConfiguration}: demanded, allowed or forbidden by the type of payment. */
    static void configuration(JsonPart action, String type) {
        if (WITHOUT_CONFIGURATION.contains(type)) {
            if (action.has("paymentConfiguration")) {
                action.invalid("paymentConfiguration", "must be left out for " + type);
            }
        } else if (!MAY_HAVE_CONFIGURATION.contains(type) || action.has("paymentConfiguration")) {
            action.text("paymentConfiguration", LONGEST_CONFIGURATION);
        }
    }

    private static void payU(JsonPart payment) {
        payment.only(Set.of(
                "type",
                "id",
                "productDescription",
                "customerFirstName",
                "customerLastName",
                "customerEmail",
                "callbackData"));
        payment.text("productDescription", 100);
        payment.text("customerFirstName", 60);
        payment.anyText("customerLastName", 20);
        payment.text("customerEmail", 50);
        callbacks(payment, 5);
    }

    private static void gateway(JsonPart payment, int mostCallbacks) {
        payment.only(Set.of("type", "id", "beneficiary", "callbackData"));
        beneficiary(payment);
        callbacks(payment, mostCallbacks);
    }

    private static void razorpay(JsonPart payment) {
        payment.only(Set.of("type", "id", "beneficiary", "callbackData"));
        beneficiary(payment);
        if (payment.has("callbackData")) {
            payment.object("callbackData");
        }
    }

    private static void intent(JsonPart payment) {
        payment.only(Set.of("type", "id", "beneficiary", "format"));
        beneficiary(payment);
        JsonPart format = payment.object("format").only(Set.of("type", "paymentLink"));
        format.is("type", "LINK");
        format.text("paymentLink", LONGEST);
    }

    private static void link(JsonPart payment, Set<String> fields) {
        payment.only(fields).text("paymentLink", LONGEST);
        beneficiary(payment);
    }

    private static void pix(JsonPart payment) {
        payment.only(Set.of("type", "id", "code", "merchantName", "keyType", "key", "flowType"));
        payment.text("code", LONGEST);
        payment.text("merchantName", 255);
        payment.oneOf("keyType", Set.of("CPF", "CNPJ", "EMAIL", "PHONE", "EVP"));
        payment.text("key", 255);
        if (payment.has("flowType")) {
            payment.oneOf("flowType", Set.of("REDIRECT", "COPYPASTE", "APPSWITCH"));
        }
    }

    private static void several(JsonPart payment) {
        payment.only(Set.of("type", "payments"));
        for (JsonPart one : payment.elements("payments", 1, 2)) {
            check(one, Set.of("BRAZIL_PIX_DC", "BRAZIL_LINK", "BRAZIL_BOLETO"));
        }
    }

    private static void callbacks(JsonPart payment, int most) {
        if (!payment.has("callbackData")) {
            return;
        }
        if (!payment.json().path("callbackData").isArray()
                || payment.json().path("callbackData").size() > most) {
            payment.invalid("callbackData", "an array of at most " + most + " texts is required");
        }
        payment.json().path("callbackData").forEach(text -> {
            if (!text.isTextual() || text.asText().length() > 255) {
                payment.invalid("callbackData", "texts of at most 255 characters are required");
            }
        });
    }

    private static void beneficiary(JsonPart payment) {
        if (payment.has("beneficiary")) {
            JsonPart beneficiary = payment.object("beneficiary").only(BENEFICIARY);
            beneficiary.text("name", 200);
            beneficiary.text("firstAddressLine", 100);
            beneficiary.anyText("secondAddressLine", 100);
            List.of("city", "state").forEach(field -> beneficiary.anyText(field, 255));
            beneficiary.is("country", "INDIA");
            if (beneficiary.has("postalCode")) {
                beneficiary.matches("postalCode", POSTAL_CODE);
            }
        }
    }

    private static Set<String> without(Set<String> all, String... some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(List.of(some));
        return Set.copyOf(rest);
    }
}
