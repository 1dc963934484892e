package org.orderrelay.provider.meta;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orderrelay.provider.whatsapp.OrderRules;

/**
 * The further fields of a gateway and of Brazil's ways to pay: {@code payment.extras} and {@code payment.notes}.
 *
 * @param rules where violations are collected
 */
record PaymentFields(OrderRules rules, PaymentChoice payment) {
    /** Fields of each gateway and their longest texts. */
    private static final Map<String, Map<String, Integer>> EXTRAS = Map.of(
            "razorpay", Map.of("receipt", 40),
            "payu", Map.of("udf1", 255, "udf2", 255, "udf3", 255, "udf4", 255),
            "zaakpay", Map.of("extra1", 180, "extra2", 180),
            "billdesk",
                    Map.of(
                            "additional_info1", 120,
                            "additional_info2", 120,
                            "additional_info3", 120,
                            "additional_info4", 120,
                            "additional_info5", 120,
                            "additional_info6", 120,
                            "additional_info7", 120));

    private static final String RAZORPAY = "razorpay";
    private static final int MOST_NOTES = 15;
    private static final int LONGEST_NOTE = 256;
    /** Meta states no limits for Brazil's fields; this is what an order may hold. */
    private static final int LONGEST_EXTRA = 256;
    /** A Pix code, by the standard of Brazil's central bank for what its customers copy. */
    private static final int LONGEST_CODE = 512;

    private static final Map<String, Integer> PIX = Map.of(
            "code", LONGEST_CODE, "merchant_name", LONGEST_EXTRA, "key", LONGEST_EXTRA, "key_type", LONGEST_EXTRA);
    private static final Map<String, Integer> BOLETO = Map.of("digitable_line", LONGEST_EXTRA);
    private static final Set<String> PIX_KEYS = Set.of("CPF", "CNPJ", "EMAIL", "PHONE", "EVP");

    /** Each further field is one of those the way knows, filled, and short enough. */
    void check(PaymentWay way) {
        Map<String, Integer> known = switch (way) {
            case PAYMENT_GATEWAY ->
                payment.gateway() == null ? Map.of() : EXTRAS.getOrDefault(payment.gateway(), Map.of());
            case PIX_DYNAMIC_CODE -> PIX;
            case BOLETO -> BOLETO;
            case UPI, UPI_INTENT_LINK, PAYMENT_LINK, BR -> Map.of();
        };
        Map<String, String> extras = payment.own().extras();
        new TreeMap<>(extras).forEach((name, value) -> field(name, value, known.get(name)));
        if (way == PaymentWay.PIX_DYNAMIC_CODE || way == PaymentWay.BOLETO) {
            new TreeSet<>(known.keySet())
                    .stream()
                            .filter(name -> !extras.containsKey(name))
                            .forEach(name ->
                                    rules.refuse("/payment/extras/" + name, "required", "This payment type needs it."));
        }
        String pixKey = way == PaymentWay.PIX_DYNAMIC_CODE ? extras.get("key_type") : null;
        if (pixKey != null && !PIX_KEYS.contains(pixKey)) {
            rules.refuse("/payment/extras/key_type", "pix-key", "Must be CPF, CNPJ, EMAIL, PHONE or EVP.");
        }
        notes(way == PaymentWay.PAYMENT_GATEWAY && RAZORPAY.equals(payment.gateway()));
    }

    private void notes(boolean razorpay) {
        Map<String, String> notes = payment.own().notes();
        if (!razorpay && !notes.isEmpty()) {
            rules.refuse("/payment/notes", "payment-type", "Only Razorpay takes notes.");
        }
        if (notes.size() > MOST_NOTES) {
            rules.refuse("/payment/notes", "count", "Razorpay takes at most 15 notes.");
        }
        new TreeMap<>(notes).forEach((key, value) -> rules.atMost("/payment/notes/" + key, value, LONGEST_NOTE));
    }

    private void field(String name, String value, @Nullable Integer most) {
        String path = "/payment/extras/" + name;
        if (most == null) {
            rules.refuse(path, "unknown-field", "This payment type has no such field.");
        } else if (value.isEmpty()) {
            rules.refuse(path, "required", "Leave it out or fill it.");
        } else {
            rules.atMost(path, value, most);
        }
    }
}
