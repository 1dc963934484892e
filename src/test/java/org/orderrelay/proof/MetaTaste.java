package org.orderrelay.proof;

import java.util.List;
import java.util.Map;

/**
 * Every way to pay at Meta (facts 2.2, the payments pages for India and Brazil).
 *
 * @param upi whether the account pays by UPI where an order says nothing, and not by Razorpay
 */
record MetaTaste(boolean upi) implements Taste {
    /** Rs 5,00,000. */
    private static final long MOST_BY_UPI = 50_000_000;

    @Override
    public List<String> currencies() {
        return List.of("INR", "INR", "BRL");
    }

    @Override
    public Map<String, Object> payment(Dice dice, String currency) {
        return currency.equals("BRL") ? brazilian(dice) : indian(dice);
    }

    private Map<String, Object> indian(Dice dice) {
        String configuration = dice.text(60);
        return switch (dice.between(0, 8)) {
            case 0 -> Map.of("type", "UPI", "configuration", configuration);
            case 1 -> Map.of("type", "upi_intent_link", "link", "upi://pay?pa=shop&tr=" + dice.word(20));
            case 2 ->
                gateway(
                        "razorpay",
                        configuration,
                        Map.of("receipt", dice.text(40)),
                        Map.of(dice.word(64), dice.text(256)));
            case 3 -> gateway("payu", configuration, four("udf", dice.text(255)), Map.of());
            case 4 ->
                gateway("zaakpay", configuration, Map.of("extra1", dice.text(180), "extra2", dice.text(180)), Map.of());
            case 5 -> gateway("billdesk", configuration, seven(dice.text(120)), Map.of());
            case 6 -> Map.of("type", "payment_link", "link", "https://pay.example.com/" + dice.word(20));
            case 7 -> Map.of("product_description", dice.text(100), "callback_data", List.of(dice.text(256)));
            default -> Map.of();
        };
    }

    private static Map<String, Object> gateway(
            String name, String configuration, Map<String, String> extras, Map<String, String> notes) {
        return Map.of(
                "type",
                "payment_gateway",
                "gateway",
                name,
                "configuration",
                configuration,
                "extras",
                extras,
                "notes",
                notes);
    }

    private static Map<String, String> four(String name, String value) {
        return Map.of(name + 1, value, name + 2, value, name + 3, value, name + 4, value);
    }

    private static Map<String, String> seven(String value) {
        String name = "additional_info";
        return Map.of(
                name + 1, value, name + 2, value, name + 3, value, name + 4, value, name + 5, value, name + 6, value,
                name + 7, value);
    }

    private static Map<String, Object> brazilian(Dice dice) {
        return switch (dice.between(0, 3)) {
            case 0 -> Map.of("type", "br");
            case 1 -> Map.of("type", "boleto", "extras", Map.of("digitable_line", dice.text(256)));
            case 2 -> Map.of("type", "BR", "link", "https://pay.example.com/" + dice.word(20));
            default ->
                Map.of(
                        "type",
                        "pix_dynamic_code",
                        "extras",
                        Map.of(
                                "code", dice.text(256),
                                "merchant_name", dice.text(100),
                                "key", dice.text(77),
                                "key_type", dice.pick(List.of("CPF", "CNPJ", "EMAIL", "PHONE", "EVP"))));
        };
    }

    @Override
    public int longestReference(Map<String, Object> payment) {
        return 35;
    }

    @Override
    public int leastSecondsLeft() {
        return 300;
    }

    @Override
    public Demands demands(String currency, Map<String, Object> payment, boolean catalogue) {
        boolean brazil = currency.equals("BRL");
        Object type = payment.getOrDefault("type", upi ? "upi" : "razorpay");
        boolean direct = type.equals("upi") || type.equals("UPI");
        boolean byUpi = direct || type.equals("upi_intent_link");
        return new Demands(
                !brazil && !direct && !catalogue, brazil, !brazil, brazil, byUpi ? MOST_BY_UPI : Integer.MAX_VALUE);
    }

    @Override
    public Map<String, Object> person(Dice dice) {
        return dice.in(50) ? Map.of() : Map.of("name", dice.text(200));
    }
}
