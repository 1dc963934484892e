package org.orderrelay.enrich;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.ImporterDefaults;
import org.orderrelay.order.Address;
import org.orderrelay.order.LineItem;

/**
 * Fills in the importer of an account's goods. Name and address are of one company: an item that names another importer
 * gets no address of ours, and one with an address of its own no name.
 */
final class Importers {
    private Importers() {}

    /** The same items, each with what it lacked; the same list if none lacked anything. */
    static List<LineItem> fill(List<LineItem> items, ImporterDefaults defaults) {
        if (items.isEmpty() || defaults.equals(ImporterDefaults.NONE)) {
            return items;
        }
        List<LineItem> filled = items.stream().map(item -> fill(item, defaults)).toList();
        return filled.equals(items) ? items : filled;
    }

    private static LineItem fill(LineItem item, ImporterDefaults defaults) {
        boolean nameless = item.importerName() == null;
        boolean ours = nameless ? item.importerAddress() == null : Objects.equals(item.importerName(), defaults.name());
        return new LineItem(
                item.retailerId(),
                item.name(),
                item.quantity(),
                item.amount(),
                item.saleAmount(),
                item.image(),
                item.countryOfOrigin() == null ? defaults.countryOfOrigin() : item.countryOfOrigin(),
                nameless && ours ? defaults.name() : item.importerName(),
                item.importerAddress() == null && ours ? address(defaults) : item.importerAddress());
    }

    private static @Nullable Address address(ImporterDefaults defaults) {
        return defaults.hasAddress()
                ? new Address(
                        defaults.addressLine1(),
                        defaults.addressLine2(),
                        defaults.city(),
                        defaults.zoneCode(),
                        defaults.countryCode(),
                        defaults.postalCode())
                : null;
    }
}
