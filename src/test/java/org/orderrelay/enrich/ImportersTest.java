package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.account.ImporterDefaults;
import org.orderrelay.order.Address;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Money;

class ImportersTest {
    private static final ImporterDefaults ACME =
            new ImporterDefaults("IN", "Acme", "1 Main St", null, "Pune", null, "IN", "411001");
    private static final Address PUNE = new Address("1 Main St", null, "Pune", null, "IN", "411001");
    private static final Address DELHI = new Address("2 Ring Road", null, "Delhi", null, "IN", "110001");

    private static LineItem item(String country, String importer, Address address) {
        return new LineItem("SKU-1", "Tea", 1, Money.ZERO, null, null, country, importer, address);
    }

    private static LineItem filled(LineItem item) {
        return Importers.fill(List.of(item), ACME).get(0);
    }

    @Test
    void anItemWithoutImporterGetsTheAccounts() {
        assertThat(filled(item(null, null, null))).isEqualTo(item("IN", "Acme", PUNE));
    }

    @Test
    void whatAnItemSaysItselfStays() {
        LineItem told = item("NP", "Himal", DELHI);

        assertThat(filled(told)).isEqualTo(told);
    }

    @Test
    void anotherImporterGetsNoAddressOfOursAndAnotherAddressNoName() {
        assertThat(filled(item("NP", "Himal", null))).isEqualTo(item("NP", "Himal", null));
        assertThat(filled(item(null, null, DELHI))).isEqualTo(item("IN", null, DELHI));
    }

    @Test
    void ourOwnNameAloneGetsItsAddress() {
        assertThat(filled(item(null, "Acme", null))).isEqualTo(item("IN", "Acme", PUNE));
    }

    @Test
    void withoutDefaultsNothingIsTouched() {
        List<LineItem> items = List.of(item(null, null, null));

        assertThat(Importers.fill(items, ImporterDefaults.NONE)).isSameAs(items);
        List<LineItem> whole = List.of(item("IN", "Acme", PUNE));
        assertThat(Importers.fill(whole, ACME)).isSameAs(whole);
    }
}
