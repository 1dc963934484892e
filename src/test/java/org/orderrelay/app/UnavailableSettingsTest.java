package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start refuses or warns of: nothing is taken and then ignored in silence. */
class UnavailableSettingsTest {
    @TempDir
    private Path data;

    private Configuration read(String variable, String value) {
        Map<String, String> environment = Map.of("KALEYRA_API_KEY", "k", variable, value);
        return Configuration.read(Path.of("config"), data, environment, Clock.systemUTC());
    }

    @ParameterizedTest
    @CsvSource({"DELIVERY_UNKNOWN_STATUS, repeat, delivery.unknown.status"})
    void aChoiceThatIsNotAvailableYetIsRefused(String variable, String value, String key) {
        assertThatThrownBy(() -> read(variable, value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key + " must be ")
                .hasMessageContaining("no other choice yet");
    }

    @Test
    void aCallWithoutAnEndIsRefused() {
        assertThatThrownBy(() -> read("DELIVERY_CALL_TIMEOUT", "0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("delivery.call.timeout must not be 0");
    }
}
