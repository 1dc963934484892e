package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start refuses or warns of: nothing is taken and then ignored in silence. */
class UnavailableSettingsTest {
    @TempDir
    private Path data;

    private Configuration read(String variable, String value) {
        Map<String, String> environment = Map.of("KALEYRA_API_KEY", "k", variable, value);
        return Configuration.read(Path.of("config"), data, environment, Clock.systemUTC());
    }

    @Test
    void aCallWithoutAnEndIsRefused() {
        assertThatThrownBy(() -> read("DELIVERY_CALL_TIMEOUT", "0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("delivery.call.timeout must not be 0");
    }
}
