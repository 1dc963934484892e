package org.orderrelay.intake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;

/**
 * Reads what an order is about: its lines and its sums. The sums are checked for {@code pending} only, where they go to
 * the provider; a later status may repeat them for the part that was shipped.
 */
final class InvoiceReader {
    private static final Set<String> ITEM = Names.all(Names.ITEM_VALUES, "importer_address");
    private static final Set<String> ADDRESS = Names.all(Names.ADDRESS);
    private static final int MOST_ITEMS = 1000;
    /** Quantity of a line whose money is not known, so that one wrong cell is not told as a wrong sum as well. */
    private static final int UNSOUND = 0;

    private static final TextRule ITEM_NAME = TextRule.filled(60);
    private static final TextRule SHORT = TextRule.prose(60);
    private static final TextRule LINE = TextRule.prose(200);

    private final ImageLinks images;

    InvoiceReader(ImageLinks images) {
        this.images = images;
    }

    List<LineItem> items(Part order) {
        return order.parts("items", MOST_ITEMS).stream().map(this::item).toList();
    }

    private LineItem item(Part part) {
        part.knowsOnly(ITEM);
        String name = part.required("name", ITEM_NAME);
        int quantity = quantity(part);
        Money amount = part.demand("amount") ? MoneyField.read(part, "amount") : null;
        Money sale = MoneyField.read(part, "sale_amount");
        if (amount != null && sale != null && sale.compareTo(amount) >= 0) {
            part.violated("sale_amount", "sale-amount", "must be less than amount");
        }
        boolean sound = amount != null && isSound(part, "sale_amount", sale);
        return new LineItem(
                part.text("retailer_id", LINE),
                name,
                sound ? quantity : UNSOUND,
                amount == null ? Money.ZERO : amount,
                sale,
                images.read(part, "image"),
                part.text("country_of_origin", SHORT),
                part.text("importer_name", LINE),
                address(part.part("importer_address")));
    }

    private static int quantity(Part part) {
        if (!part.demand("quantity")) {
            return UNSOUND;
        }
        Integer quantity = wholeNumber(part.value("quantity"));
        if (quantity == null) {
            part.violated("quantity", "type", "must be a whole number");
        } else if (quantity < 1) {
            part.violated("quantity", "range", "must be at least 1 and at most " + Integer.MAX_VALUE);
        }
        return quantity == null ? UNSOUND : quantity;
    }

    /** The number; 0 where it is whole but no int. {@code 2.0} is whole: some ERPs know one kind of number only. */
    private static @Nullable Integer wholeNumber(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return 0;
        }
        if (value instanceof BigDecimal number && number.scale() <= 2 && number.precision() < 12) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException notWhole) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Address address(@Nullable Part part) {
        if (part == null) {
            return null;
        }
        part.knowsOnly(ADDRESS);
        return new Address(
                part.text("address_line1", LINE),
                part.text("address_line2", LINE),
                part.text("city", LINE),
                part.text("zone_code", SHORT),
                part.text("country_code", SHORT),
                part.text("postal_code", SHORT));
    }

    /** The sums; null where subtotal or total is absent or wrong. */
    @Nullable
    Amounts amounts(Part order, boolean pending, List<LineItem> items) {
        Money subtotal = MoneyField.read(order, "subtotal");
        Money total = MoneyField.read(order, "total_amount");
        Money tax = MoneyField.read(order, "tax");
        Money shipping = MoneyField.read(order, "shipping");
        Money discount = MoneyField.read(order, "discount");
        String taxText = order.text("tax_description", SHORT);
        String shippingText = order.text("shipping_description", SHORT);
        String discountText = order.text("discount_description", SHORT);
        String program = order.text("discount_program", SHORT);
        if (subtotal == null || total == null) {
            return null;
        }
        Amounts amounts = new Amounts(
                subtotal,
                zeroIfAbsent(tax),
                taxText,
                zeroIfAbsent(shipping),
                shippingText,
                zeroIfAbsent(discount),
                discountText,
                program,
                total);
        if (pending) {
            checkLines(order, subtotal, items);
            if (isSound(order, "tax", tax)
                    && isSound(order, "shipping", shipping)
                    && isSound(order, "discount", discount)) {
                checkTotal(order, amounts);
            }
        }
        return amounts;
    }

    private static boolean isSound(Part part, String name, @Nullable Money read) {
        return read != null || !part.has(name);
    }

    private static Money zeroIfAbsent(@Nullable Money money) {
        return money == null ? Money.ZERO : money;
    }

    private static void checkLines(Part order, Money subtotal, List<LineItem> items) {
        boolean all = order.value("items") instanceof List<?> list && list.size() == items.size();
        if (!all || items.isEmpty() || items.stream().anyMatch(item -> item.quantity() <= UNSOUND)) {
            return;
        }
        Money lines = sum(items.stream().map(LineItem::lineTotal));
        if (!lines.equals(subtotal)) {
            order.violated("subtotal", "sum", "is " + subtotal + ", the lines add up to " + lines);
        }
    }

    private static void checkTotal(Part order, Amounts amounts) {
        if (amounts.total().equals(Money.ZERO)) {
            order.violated("total_amount", "range", "must be more than zero");
        }
        Money total =
                amounts.subtotal().plus(amounts.tax()).plus(amounts.shipping()).minus(amounts.discount());
        if (!total.equals(amounts.total())) {
            String message = "is " + amounts.total() + ", subtotal + tax + shipping - discount is " + total;
            order.violated("total_amount", "sum", message);
        }
    }

    /** A line is at most 2^31 × 2^31, so two of the largest overflow a long: the sum then stays at the greatest long. */
    private static Money sum(Stream<Money> lines) {
        return lines.reduce(
                Money.ZERO,
                (sum, line) -> new Money(
                        sum.minor() > Long.MAX_VALUE - line.minor() ? Long.MAX_VALUE : sum.minor() + line.minor()));
    }
}
