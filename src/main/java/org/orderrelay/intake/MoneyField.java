package org.orderrelay.intake;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Money;

/**
 * Reads amounts: a decimal text ({@code "249.50"}) or a JSON number in major units, exact to two decimals, from 0 to
 * 21474836.47, which is the int32 of minor units that Infobip takes (facts 3.2). A binary float never comes here: the
 * JSON reader makes BigDecimals.
 */
final class MoneyField {
    private static final long MOST_MINOR = Integer.MAX_VALUE;
    private static final int MOST_DIGITS = 64;
    private static final int MOST_WHOLE_DIGITS = 10;

    private MoneyField() {}

    /** The amount; null if absent or wrong, the latter noted. */
    static @Nullable Money read(Part part, String name) {
        Object value = part.value(name);
        if (value == null) {
            return null;
        }
        BigDecimal amount = decimal(value);
        if (amount == null) {
            part.violated(name, "money", "must be a decimal like \"249.50\", without sign, blanks or separators");
            return null;
        }
        return inRange(part, name, amount);
    }

    private static @Nullable BigDecimal decimal(Object value) {
        if (value instanceof String text) {
            return isDecimal(text) ? new BigDecimal(text) : null;
        }
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        return value instanceof BigInteger number ? new BigDecimal(number) : null;
    }

    /** {@code -?[0-9]+(\.[0-9]+)?}; no exponent, which a text for people never has. */
    private static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int dot = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && dot < 0 && i > start) {
                dot = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return text.length() > start && text.length() <= MOST_DIGITS && dot != text.length() - 1;
    }

    private static @Nullable Money inRange(Part part, String name, BigDecimal amount) {
        if (amount.signum() < 0) {
            part.violated(name, "range", "must not be negative");
            return null;
        }
        // 1E+999999999 is a short JSON number and a gigabyte of digits: judge the size before any arithmetic
        if (amount.signum() > 0 && (long) amount.precision() - amount.scale() > MOST_WHOLE_DIGITS) {
            return tooLarge(part, name);
        }
        BigDecimal exact = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (exact.scale() > Money.SCALE) {
            part.violated(name, "money", "must have at most two decimals");
            return null;
        }
        Money money = Money.ofMajor(exact);
        return money.minor() > MOST_MINOR ? tooLarge(part, name) : money;
    }

    private static @Nullable Money tooLarge(Part part, String name) {
        part.violated(name, "range", "must be at most 21474836.47");
        return null;
    }
}
