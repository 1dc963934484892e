package org.orderrelay.app;

import java.util.HashSet;
import java.util.Set;
import org.orderrelay.account.ImporterDefaults;

/** {@code importer} of an account: who imports its goods. An address is whole, or there is none. */
final class ImporterFields {
    private static final Set<String> KEYS = Set.of("country-of-origin", "name", "address");
    private static final Set<String> ADDRESS =
            Set.of("line1", "line2", "city", "zone-code", "country-code", "postal-code");

    private ImporterFields() {}

    static ImporterDefaults read(YamlFields importer) {
        YamlFields address = importer.child("address");
        Set<String> unknown = new HashSet<>(importer.scalars().keySet());
        unknown.removeAll(KEYS);
        unknown.forEach(key -> importer.fault(key, "is unknown; there are country-of-origin, name and address"));
        Set<String> given = new HashSet<>(address.scalars().keySet());
        given.stream()
                .filter(key -> !ADDRESS.contains(key))
                .forEach(key -> address.fault(
                        key, "is unknown; there are line1, line2, city, zone-code, country-code and postal-code"));
        if (!given.isEmpty()) {
            address.required("line1");
            address.required("city");
            address.required("country-code");
            address.required("postal-code");
        }
        return new ImporterDefaults(
                importer.optional("country-of-origin"),
                importer.optional("name"),
                address.optional("line1"),
                address.optional("line2"),
                address.optional("city"),
                address.optional("zone-code"),
                address.optional("country-code"),
                address.optional("postal-code"));
    }
}
