package org.orderrelay.proof;

import java.util.List;
import java.util.Map;

/**
 * Every way to pay at Infobip (facts 3.2, its OpenAPI document).
 *
 * @param standard type of the account, for orders that name none
 * @param pixKnown whether the account says whose Pix key it is
 */
record InfobipTaste(String standard, boolean pixKnown) implements Taste {
    private static final int LONGEST_AT_PAYU = 25;

    @Override
    public List<String> currencies() {
        return List.of("INR", "INR", "BRL");
    }

    @Override
    public Map<String, Object> payment(Dice dice, String currency) {
        return currency.equals("BRL") ? brazilian(dice) : indian(dice);
    }

    private static Map<String, Object> indian(Dice dice) {
        String link = "upi://pay?tr=" + dice.word(20);
        return switch (dice.between(0, 6)) {
            case 0 ->
                Map.of(
                        "type", "UPI_PAYU",
                        "configuration", dice.text(60),
                        "product_description", dice.text(100),
                        "callback_data", List.of(dice.text(255), dice.text(255), "", "d", "e"));
            case 1 -> Map.of("type", "upi-payu");
            case 2 ->
                Map.of(
                        "type",
                        "PG_PAYU",
                        "configuration",
                        dice.text(60),
                        "callback_data",
                        List.of(dice.text(255), "b"));
            case 3 ->
                Map.of(
                        "type",
                        "PG_RAZORPAY",
                        "notes",
                        Map.of(dice.word(64), dice.text(256)),
                        "callback_data",
                        List.of());
            case 4 -> Map.of("type", "UPI_INTENT", "link", link, "configuration", dice.text(60));
            case 5 -> Map.of("type", "UPI_LINK", "link", link);
            default -> Map.of();
        };
    }

    private Map<String, Object> brazilian(Dice dice) {
        String link = "https://pay.example.com/" + dice.word(20);
        return switch (dice.between(0, 5)) {
            case 0 -> Map.of("type", "BRAZIL", "configuration", dice.text(60));
            case 1 -> Map.of("type", "BRAZIL_LINK", "link", link);
            case 2 -> Map.of("type", "BRAZIL_BOLETO", "extras", Map.of("code", dice.text(100)));
            case 3 -> Map.of("type", "brazil_payments", "link", link, "extras", Map.of("boleto_code", dice.text(100)));
            case 4 -> Map.of("type", "BRAZIL_PAYMENTS", "extras", pix(dice));
            default -> Map.of("type", "BRAZIL_PIX_DC", "extras", pix(dice));
        };
    }

    private Map<String, String> pix(Dice dice) {
        String code = dice.text(256);
        return pixKnown && dice.in(50)
                ? Map.of("pix_code", code)
                : Map.of("pix_code", code, "merchant_name", dice.text(100), "key", dice.text(77), "key_type", "EMAIL");
    }

    private String type(Map<String, Object> payment) {
        return String.valueOf(payment.getOrDefault("type", standard));
    }

    private boolean isPayu(Map<String, Object> payment) {
        return type(payment).equals("UPI_PAYU") || type(payment).equals("upi-payu");
    }

    @Override
    public int longestReference(Map<String, Object> payment) {
        return isPayu(payment) ? LONGEST_AT_PAYU : 35;
    }

    @Override
    public int leastSecondsLeft() {
        return 360;
    }

    @Override
    public Demands demands(String currency, Map<String, Object> payment, boolean catalogue) {
        return new Demands(isPayu(payment) && !catalogue, true, false, false, Integer.MAX_VALUE);
    }

    /** PayU wants to know who pays. */
    @Override
    public Map<String, Object> person(Dice dice) {
        return Map.of("name", dice.text(dice.in(50) ? 20 : 200), "email", "e" + dice.word(30) + "@shop.example.com");
    }
}
