package org.orderrelay.provider.meta;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.order.Order;
import org.orderrelay.order.Payment;

/**
 * How an invoice is paid: by the order's own {@code payment}, else by the account's. What an order leaves open follows
 * from what it names: a gateway, a link's scheme, its currency.
 *
 * @param type the word that decided, for messages; empty if nobody said one
 * @param way null if {@code type} is no word of Meta's
 * @param gateway {@code razorpay}, …, in lower case; null where none is named
 * @param configuration the order's, or the account's if that is meant for the same way and gateway: a name of another
 *     gateway is no error at Meta, but the customer could not pay (facts 2.2)
 */
record PaymentChoice(
        String type,
        @Nullable PaymentWay way,
        @Nullable String gateway,
        @Nullable String configuration,
        boolean brazil,
        Payment own) {
    static final String BRAZILIAN_CURRENCY = "BRL";
    private static final String UPI_LINK = "upi:";
    /** Types that a link makes more precise. */
    private static final Set<String> BARE = Set.of(PaymentWay.UPI.wire(), PaymentWay.BR.wire());

    static PaymentChoice of(Order order, Account account) {
        Payment own = order.payment();
        String ofAccount = word(account.payment().type());
        boolean brazil = order.currency() == null
                ? isBrazilian(account)
                : order.currency().equals(BRAZILIAN_CURRENCY);
        String type = ownType(own).orElseGet(() -> ofAccount == null ? "" : ofAccount);
        if (type.isEmpty()) {
            type = (brazil ? PaymentWay.BR : PaymentWay.UPI).wire();
        }
        PaymentWay way = PaymentWay.of(type).orElse(null);
        String gateway = way == PaymentWay.PAYMENT_GATEWAY ? gateway(own, type, ofAccount) : word(own.gateway());
        return new PaymentChoice(type, way, gateway, configuration(own, account, way, gateway), brazil, own);
    }

    /** Whether the account is paid in Brazil's ways, which matters where an order does not name its currency. */
    static boolean isBrazilian(Account account) {
        String type = word(account.payment().type());
        return type != null && PaymentWay.of(type).map(PaymentWay::isBrazilian).orElse(false);
    }

    /** What the order says, or what follows from the fields it fills. */
    private static Optional<String> ownType(Payment own) {
        String type = word(own.type());
        if (type == null && own.gateway() != null) {
            type = PaymentWay.PAYMENT_GATEWAY.wire();
        }
        if (own.link() != null && (type == null || BARE.contains(type))) {
            boolean upi = own.link().regionMatches(true, 0, UPI_LINK, 0, UPI_LINK.length());
            type = (upi ? PaymentWay.UPI_INTENT_LINK : PaymentWay.PAYMENT_LINK).wire();
        }
        return Optional.ofNullable(type);
    }

    private static @Nullable String gateway(Payment own, String type, @Nullable String ofAccount) {
        if (own.gateway() != null && !own.gateway().isBlank()) {
            return word(own.gateway());
        }
        if (PaymentWay.GATEWAYS.contains(type)) {
            return type;
        }
        return ofAccount != null && PaymentWay.GATEWAYS.contains(ofAccount) ? ofAccount : null;
    }

    private static @Nullable String configuration(
            Payment own, Account account, @Nullable PaymentWay way, @Nullable String gateway) {
        if (own.configuration() != null && !own.configuration().isBlank()) {
            return own.configuration();
        }
        String type = word(account.payment().type());
        PaymentWay meant = type == null ? PaymentWay.UPI : PaymentWay.of(type).orElse(null);
        boolean sameWay = meant == way || (way == PaymentWay.UPI_INTENT_LINK && meant == PaymentWay.UPI);
        boolean sameGateway = type == null || !PaymentWay.GATEWAYS.contains(type) || type.equals(gateway);
        return sameWay && sameGateway ? account.payment().configuration() : null;
    }

    private static @Nullable String word(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
    }
}
