package org.orderrelay.provider.infobip;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;

/**
 * What PayU wants to know about who pays for what (facts 3.2), made from the order. Names and descriptions that are too
 * long are cut, not refused: they are there to be recognised, and no invoice should fail for a long surname.
 */
final class Payer {
    static final int LONGEST_FIRST_NAME = 60;
    static final int LONGEST_LAST_NAME = 20;
    static final int LONGEST_DESCRIPTION = 100;

    private Payer() {}

    /** The name up to its first blank; empty if the order has no name. */
    static String firstName(Order order) {
        String name = name(order);
        int blank = name.indexOf(' ');
        return cut(blank < 0 ? name : name.substring(0, blank), LONGEST_FIRST_NAME);
    }

    /** What follows the first blank; empty if nothing does. */
    static String lastName(Order order) {
        String name = name(order);
        int blank = name.indexOf(' ');
        return blank < 0 ? "" : cut(name.substring(blank + 1).strip(), LONGEST_LAST_NAME);
    }

    /** The order's own description of its products, else the names of its items. */
    static String productDescription(Order order) {
        String own = order.payment().productDescription();
        String text = own != null && !own.isBlank()
                ? own
                : order.items().stream().map(LineItem::name).collect(Collectors.joining(", "));
        return cut(text, LONGEST_DESCRIPTION);
    }

    private static String name(Order order) {
        @Nullable String name = order.customer().name();
        return name == null ? "" : name.strip();
    }

    /** By code points, so that no character is cut in two; without a blank at the new end. */
    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest)).stripTrailing();
    }
}
