package org.orderrelay.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Payment;
import org.orderrelay.order.Refs;

/** Reads how an order is paid and the ERP's own words that travel with it. */
final class PaymentReader {
    private static final Set<String> PAYMENT = Names.all(Names.PAYMENT_VALUES, "callback_data", "notes", "extras");
    private static final Set<String> REFS = Names.all(Names.REFS);
    private static final TextRule SHORT = TextRule.prose(60);
    private static final TextRule PRODUCT = TextRule.prose(100);
    private static final TextRule LINK = TextRule.prose(2048);
    /** Longest text of a gateway's field, and how many there are: Razorpay's notes (facts 2.2). */
    private static final TextRule GATEWAY = TextRule.prose(256);

    /** Longest of all extras: the code of a Pix payment; what else is shorter, the provider's rules say. */
    private static final TextRule EXTRA = TextRule.prose(512);

    private static final int MOST_PAIRS = 15;
    private static final int MOST_CALLBACK_DATA = 5;
    /** What the JSON reader lets through; refs are kept whole and cut only for a provider. */
    private static final TextRule ANY = TextRule.prose(64 * 1024);

    private PaymentReader() {}

    static Payment payment(@Nullable Part part) {
        if (part == null) {
            return Payment.NONE;
        }
        part.knowsOnly(PAYMENT);
        return new Payment(
                part.text("type", SHORT),
                part.text("configuration", SHORT),
                part.text("product_description", PRODUCT),
                part.texts("callback_data", MOST_CALLBACK_DATA, GATEWAY),
                part.pairs("notes", MOST_PAIRS, GATEWAY),
                part.text("link", LINK),
                part.text("gateway", SHORT),
                part.pairs("extras", MOST_PAIRS, EXTRA));
    }

    static Refs refs(@Nullable Part part) {
        if (part == null) {
            return Refs.NONE;
        }
        part.knowsOnly(REFS);
        return new Refs(part.text("ref", ANY), part.text("ref1", ANY), part.text("ref2", ANY));
    }
}
