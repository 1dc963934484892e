package org.orderrelay.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items and sums that add up, from nothing to the largest amount there is. */
final class RandomInvoice {
    private static final long MOST = Integer.MAX_VALUE;

    private final Dice dice;

    RandomInvoice(Dice dice) {
        this.dice = dice;
    }

    void fill(Map<String, Object> order, Taste.Demands demands) {
        long budget = Math.min(demands.most(), dice.pick(List.of(1L, 100L, 99_999L, MOST)));
        boolean images = demands.pictures() && !order.containsKey("catalog_id") && dice.in(15);
        List<Object> items = new ArrayList<>();
        long subtotal = 0;
        for (int i = dice.in(5) ? dice.between(1, images ? 10 : 60) : dice.between(1, 4); i > 0; i--) {
            int quantity = dice.between(1, dice.in(10) ? 5_000 : 5);
            long price = dice.between(0, (budget - subtotal) / quantity);
            subtotal += price * quantity;
            items.add(item(quantity, price, images, demands));
        }
        order.put("items", items);
        sums(order, subtotal, demands.most());
    }

    private Map<String, Object> item(int quantity, long price, boolean image, Taste.Demands demands) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", dice.text(60));
        item.put("quantity", dice.in(10) ? new BigDecimal(quantity + ".0") : (Object) quantity);
        boolean sale = price < MOST && dice.in(30);
        item.put("amount", money(sale ? dice.between(price + 1, MOST) : price));
        if (sale) {
            item.put("sale_amount", money(price));
        }
        if (image) {
            item.put("image", "https://shop.example.com/" + dice.word(100) + ".jpg");
        } else if (demands.articleNumbers() || dice.in(70)) {
            item.put("retailer_id", dice.text(200));
        }
        if (demands.importers() || dice.in(50)) {
            importer(item);
        }
        return item;
    }

    private void importer(Map<String, Object> item) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("address_line1", dice.text(200));
        address.put("city", dice.text(200));
        address.put("country_code", dice.pick(List.of("IN", "India", "BR")));
        address.put("postal_code", dice.digits(6));
        if (dice.in(30)) {
            address.put("address_line2", dice.text(200));
            address.put("zone_code", dice.pick(List.of("MH", "")));
        }
        item.put("country_of_origin", dice.pick(List.of("IN", "India", "China")));
        item.put("importer_name", dice.text(200));
        item.put("importer_address", address);
    }

    private void sums(Map<String, Object> order, long subtotal, long most) {
        long tax = dice.between(subtotal == 0 ? 1 : 0, most - subtotal);
        long shipping = dice.between(0, most - subtotal - tax);
        long sum = subtotal + tax + shipping;
        long discount = dice.between(0, sum - 1);
        order.put("subtotal", money(subtotal));
        part(order, "tax", tax);
        part(order, "shipping", shipping);
        part(order, "discount", discount);
        if (dice.in(20)) {
            order.put("discount_program", dice.text(60));
        }
        order.put("total_amount", money(sum - discount));
    }

    private void part(Map<String, Object> order, String name, long minor) {
        if (minor > 0 || dice.in(50)) {
            order.put(name, money(minor));
        }
        if (dice.in(30)) {
            order.put(name + "_description", dice.text(60));
        }
    }

    /** The same amount in each of the spellings there are. */
    private Object money(long minor) {
        BigDecimal major = BigDecimal.valueOf(minor, 2);
        return switch (dice.between(0, 3)) {
            case 0 -> major;
            case 1 -> minor % 100 == 0 ? (Object) (minor / 100) : major.toPlainString();
            case 2 -> major.setScale(4).toPlainString();
            default -> major.toPlainString();
        };
    }
}
