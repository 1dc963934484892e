package org.orderrelay.provider.kaleyra;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.order.Order;

/**
 * How an invoice is paid: the order's own word, else the account's.
 *
 * @param type {@code upi} unless somebody said otherwise; in lower case
 * @param configuration name of a payment configuration at Kaleyra; null if neither names one
 */
record PaymentChoice(String type, @Nullable String configuration) {
    /** The only type Kaleyra documents (S1). */
    static final String UPI = "upi";

    static PaymentChoice of(Order order, Account account) {
        String type = first(order.payment().type(), account.payment().type());
        return new PaymentChoice(
                type == null ? UPI : type.toLowerCase(Locale.ROOT),
                first(order.payment().configuration(), account.payment().configuration()));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("payment_configuration", configuration);
        json.writeStringField("payment_type", type);
    }

    private static @Nullable String first(@Nullable String ofOrder, @Nullable String ofAccount) {
        return ofOrder != null && !ofOrder.isBlank() ? ofOrder : ofAccount;
    }
}
