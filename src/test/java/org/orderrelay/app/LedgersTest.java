package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.ledger.LedgerRules;

/** Settings of orders become the ledger's rules. */
class LedgersTest {
    @TempDir
    private Path data;

    private LedgerRules rules(Map<String, String> environment) {
        return Ledgers.rules(Settings.load(data, data, environment));
    }

    @Test
    void shippedDefaultsAreTheRulesDefaults() {
        assertThat(rules(Map.of())).isEqualTo(LedgerRules.DEFAULT);
    }

    @Test
    void theGateWaitsForReceiptsIfToldTo() {
        assertThat(rules(Map.of("ORDERS_GATE", "delivered")).awaitsDelivered()).isTrue();
        assertThat(rules(Map.of("ORDERS_GATE", "accepted")).awaitsDelivered()).isFalse();
    }

    @Test
    void anyOtherWordForTheGateIsRefused() {
        assertThatThrownBy(() -> rules(Map.of("ORDERS_GATE", "read")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("orders.gate must be one of [accepted, delivered]");
    }
}
