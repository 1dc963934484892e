package org.orderrelay.provider.meta;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ways an invoice can be paid at Meta (facts 2.2, payments pages for India and Brazil). */
enum PaymentWay {
    /** A direct UPI configuration: {@code payment_configuration} and {@code payment_type}. */
    UPI,
    /** UPI by a link of the merchant's own gateway; its {@code tr} is meant to be the order's reference. */
    UPI_INTENT_LINK,
    /** A gateway linked at Meta: BillDesk, PayU, Razorpay, Zaakpay. */
    PAYMENT_GATEWAY,
    /** A page of the merchant's gateway; in India and in Brazil. */
    PAYMENT_LINK,
    /** Brazil, without a word about how. */
    BR,
    /** Brazil: a Pix code to be copied. */
    PIX_DYNAMIC_CODE,
    /** Brazil: the line of a boleto. */
    BOLETO;

    /** The gateways, each also a word for {@code payment.type}. */
    static final Set<String> GATEWAYS = Set.of("billdesk", "payu", "razorpay", "zaakpay");

    /** As {@code payment.type} and the payload spell it: {@code payment_link}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isBrazilian() {
        return this == BR || this == PIX_DYNAMIC_CODE || this == BOLETO;
    }

    /** Whether it names a payment configuration at Meta, without which nobody can pay. */
    boolean needsConfiguration() {
        return this == UPI || this == PAYMENT_GATEWAY;
    }

    /** Reads a {@code payment.type} in any case; a gateway's name means {@link #PAYMENT_GATEWAY}. */
    static Optional<PaymentWay> of(String type) {
        String word = type.toLowerCase(Locale.ROOT);
        if (GATEWAYS.contains(word)) {
            return Optional.of(PAYMENT_GATEWAY);
        }
        return Arrays.stream(values()).filter(way -> way.wire().equals(word)).findFirst();
    }
}
