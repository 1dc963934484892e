package org.orderrelay.provider.infobip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.order.Order;
import org.orderrelay.order.Payment;

/**
 * How an order is paid: its own words, else the account's.
 *
 * @param word the payment type as it was spelled; empty if neither names one
 * @param configuration name of a payment configuration at Infobip; null if neither names one
 * @param pixCode the Pix code a customer copies: extra {@code pix_code}, else {@code code}
 * @param boletoCode the bar code: extra {@code boleto_code}; {@code code} too where it is the only way to pay
 * @param pix whose Pix account it is: extras {@code merchant_name}, {@code key_type}, {@code key}, else the account's
 *     {@code pix-merchant-name}, {@code pix-key-type}, {@code pix-key}
 * @param link where it is paid; of the order only
 */
record PaymentChoice(
        String word,
        @Nullable String configuration,
        @Nullable String pixCode,
        @Nullable String boletoCode,
        PixAccount pix,
        @Nullable String link) {

    /** The Pix account a code pays into. */
    record PixAccount(
            @Nullable String merchantName,
            @Nullable String keyType,
            @Nullable String key) {}

    static PaymentChoice of(Order order, Account account) {
        Payment payment = order.payment();
        String word = first(payment.type(), account.payment().type());
        boolean boleto = PaymentType.parse(word == null ? "" : word)
                .filter(PaymentType.BRAZIL_BOLETO::equals)
                .isPresent();
        String code = payment.extras().get("code");
        return new PaymentChoice(
                word == null ? "" : word,
                first(payment.configuration(), account.payment().configuration()),
                first(payment.extras().get("pix_code"), code),
                first(payment.extras().get("boleto_code"), boleto ? code : null),
                new PixAccount(
                        extra(payment, "merchant_name", account, "pix-merchant-name"),
                        extra(payment, "key_type", account, "pix-key-type"),
                        extra(payment, "key", account, "pix-key")),
                first(payment.link(), null));
    }

    /** The type; empty if the word is none of Infobip's. */
    Optional<PaymentType> type() {
        return PaymentType.parse(word);
    }

    /** The ways to pay behind {@link PaymentType#BRAZIL_PAYMENTS}: what the order brings a code or link for. */
    List<PaymentType> parts() {
        List<PaymentType> parts = new ArrayList<>(2);
        if (pixCode != null) {
            parts.add(PaymentType.BRAZIL_PIX_DC);
        }
        if (boletoCode != null) {
            parts.add(PaymentType.BRAZIL_BOLETO);
        }
        if (link != null) {
            parts.add(PaymentType.BRAZIL_LINK);
        }
        return parts;
    }

    /**
     * The type an order status names. Infobip has no status of {@code BRAZIL_PAYMENTS} as a whole: it is the first of its
     * parts, which is Pix where the status does not repeat the codes.
     */
    PaymentType statusType(PaymentType type) {
        if (type != PaymentType.BRAZIL_PAYMENTS) {
            return type;
        }
        return parts().isEmpty() ? PaymentType.BRAZIL_PIX_DC : parts().get(0);
    }

    private static @Nullable String extra(Payment payment, String name, Account account, String option) {
        return first(payment.extras().get(name), account.option(option).orElse(null));
    }

    private static @Nullable String first(@Nullable String own, @Nullable String other) {
        if (own != null && !own.isBlank()) {
            return own;
        }
        return other == null || other.isBlank() ? null : other;
    }
}
