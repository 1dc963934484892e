package org.orderrelay.provider.infobip;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ways to pay that Infobip knows, and what each of them demands (facts 3.2; Infobip's OpenAPI document of the WhatsApp
 * API). What a type has no field for is not sent, whatever the order holds.
 */
enum PaymentType {
    UPI_PAYU("INR", 25, Configuration.DEMANDED, Lookup.PAYU),
    PG_PAYU("INR", 35, Configuration.DEMANDED, Lookup.UPI),
    PG_RAZORPAY("INR", 35, Configuration.DEMANDED, Lookup.UPI),
    UPI_INTENT("INR", 35, Configuration.LEFT_OUT, Lookup.NONE),
    UPI_LINK("INR", 35, Configuration.OPTIONAL, Lookup.NONE),
    BRAZIL("BRL", 35, Configuration.DEMANDED, Lookup.BRAZIL),
    BRAZIL_PIX_DC("BRL", 35, Configuration.OPTIONAL, Lookup.BRAZIL),
    BRAZIL_LINK("BRL", 35, Configuration.LEFT_OUT, Lookup.BRAZIL),
    BRAZIL_BOLETO("BRL", 35, Configuration.LEFT_OUT, Lookup.BRAZIL),
    /** One or two of Pix, link and boleto, for the customer to choose from. */
    BRAZIL_PAYMENTS("BRL", 35, Configuration.LEFT_OUT, Lookup.BRAZIL);

    /** Whether {@code paymentConfiguration} goes with a type. */
    enum Configuration {
        DEMANDED,
        OPTIONAL,
        LEFT_OUT
    }

    /** Where Infobip tells how a payment stands: the path below {@code /payments/}, empty where it cannot be asked. */
    enum Lookup {
        PAYU("upi/payu/"),
        UPI("upi/"),
        BRAZIL("br/"),
        NONE("");

        private final String path;

        Lookup(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    private static final Map<String, PaymentType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PaymentType::name, Function.identity()));

    private final String currency;
    private final int longestReference;
    private final Configuration configuration;
    private final Lookup lookup;

    PaymentType(String currency, int longestReference, Configuration configuration, Lookup lookup) {
        this.currency = currency;
        this.longestReference = longestReference;
        this.configuration = configuration;
        this.lookup = lookup;
    }

    /** The only currency it is paid in. */
    String currency() {
        return currency;
    }

    /** Longest {@code payment.id}, which is our wire reference. */
    int longestReference() {
        return longestReference;
    }

    Configuration configuration() {
        return configuration;
    }

    Lookup lookup() {
        return lookup;
    }

    /** Whether an invoice may name who receives the goods. */
    boolean hasBeneficiary() {
        return this == PG_PAYU || this == PG_RAZORPAY || this == UPI_INTENT || this == UPI_LINK;
    }

    /** Whether it is paid behind a link of the business's own. */
    boolean isLink() {
        return this == UPI_INTENT || this == UPI_LINK || this == BRAZIL_LINK;
    }

    boolean isBrazilian() {
        return currency.equals("BRL");
    }

    /** Reads the word of an order or account, in any case and with hyphens; empty if it is none of the ten. */
    static Optional<PaymentType> parse(String word) {
        return Optional.ofNullable(BY_NAME.get(word.strip().replace('-', '_').toUpperCase(Locale.ROOT)));
    }

    /** All of them, for messages. */
    static String words() {
        return Arrays.stream(values()).map(PaymentType::name).collect(Collectors.joining(", "));
    }
}
