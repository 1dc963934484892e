package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that is refused tells everything that is wrong, in every file, each with its place. */
class EveryFaultTest {
    @TempDir
    private Path config;

    private final Map<String, String> environment = new HashMap<>(Map.of("KALEYRA_API_KEY", "k"));

    @BeforeEach
    void ship() throws IOException {
        Files.createDirectories(config.resolve("codes"));
        for (String file : List.of("accounts.yaml", "clients.yaml", "codes/kaleyra.yaml", "codes/meta.yaml")) {
            Files.copy(Path.of("config").resolve(file), config.resolve(file));
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(config.resolve(file), text);
    }

    private List<String> faults() {
        ConfigurationException fault = catchThrowableOfType(
                ConfigurationException.class,
                () -> Configuration.read(config, config.resolve("data"), environment, Clock.systemUTC()));
        assertThat(fault).isNotNull();
        return fault.faults().stream()
                .map(text -> text.replace(config + "/", ""))
                .toList();
    }

    @Test
    void everyFaultOfEveryFileIsToldAtOnceWithFileLineAndKey() throws IOException {
        write("application.properties", "# mine\nhtpp.port=1\nhttp.port=many\norders.unknown=perhaps\n");
        write("accounts.yaml", """
                accounts:
                  - name: north
                    provider: kaleyra
                    base-url: https://api.example.com
                    limits:
                      per-second: many
                    api-key: "{{env:NOT_SET}}"
                  - name: south
                    provider: telegraph
                    base-url: "{{env:NOWHERE}}"
                routing: {default: west}
                """);
        write("clients.yaml", "clients:\n  - {name: erp, roles: [boss], key-sha256: short}\n");
        write("codes/meta.yaml", "codes: [\n");
        environment.put("MANAGEMENT_PORT", "70000");
        environment.put("DELIVERY_LEASE", "10s");
        environment.put("SOURCE_JMS_MAPPING", "none-such");

        assertThat(faults())
                .contains(
                        "application.properties line 2: unknown key htpp.port",
                        "application.properties line 3: http.port must be a whole number from 1 to 65535",
                        "application.properties line 4: orders.unknown must be one of [hold, send, reject]",
                        "environment variable MANAGEMENT_PORT: management.port must be a whole number from 1 to 65535",
                        "accounts.yaml line 6: accounts[0].limits.per-second is not a number",
                        "accounts.yaml line 7: accounts[0].api-key: environment variable NOT_SET is not set",
                        "accounts.yaml line 10: accounts[1].base-url: environment variable NOWHERE is not set",
                        "accounts.yaml line 11: default names an account that is not configured: west",
                        "clients.yaml line 2: clients[0].key-sha256 must be 64 hex digits; make one with:"
                                + " bin/order-relay keys create",
                        "clients.yaml line 2: clients[0].roles must be some of ingest, viewer, operator, approver, admin")
                .anyMatch(fault -> fault.startsWith("accounts.yaml line 8: account south: provider must be one of"))
                .anyMatch(fault -> fault.startsWith("accounts.yaml line 2: account north: "))
                .anyMatch(fault -> fault.startsWith("codes/meta.yaml"))
                .anyMatch(fault -> fault.contains("delivery.call.timeout must be shorter than delivery.lease"))
                .anyMatch(fault -> fault.contains("mapping none-such"))
                .noneMatch(fault -> fault.contains("base-url is not"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everySettingIsCheckedAtStartNotWhenItIsFirstUsed() throws IOException {
        environment.put("DELIVERY_IN_FLIGHT", "0");
        environment.put("RETENTION_SMALL", "many");
        environment.put("SOURCE_SFTP_POLL", "often");
        environment.put("LEDGER_URL", "jdbc:h2:mem:x");
        environment.put("SECURITY_HTTP_ALLOWED", "yes");
        environment.put("LOG_FORMAT", "xml");
        environment.put("TRACING_ENDPOINT", "collector");

        assertThat(faults())
                .extracting(fault -> fault.replaceFirst("^[^:]*: (\\S+) .*", "$1"))
                .containsExactlyInAnyOrder(
                        "delivery.in.flight",
                        "retention.small",
                        "source.sftp.poll",
                        "ledger.url",
                        "security.http.allowed",
                        "log.format",
                        "tracing.endpoint");
    }

    @Test
    void theDefaultsKeepTheirOwnRules() {
        assertThat(SettingRules.faults(Settings.load(config, config, Map.of()))).isEmpty();
        assertThat(Settings.defaults().keySet()).containsAll(SettingRules.keys());
    }

    @Test
    void aMissingFileAndABrokenOneAreToldBesideTheOthers() throws IOException {
        Files.delete(config.resolve("accounts.yaml"));
        write("clients.yaml", "clients: [\n");
        environment.put("HTTP_PORT", "0");

        assertThat(faults())
                .hasSize(3)
                .anyMatch(fault -> fault.equals("accounts.yaml is missing"))
                .anyMatch(fault -> fault.matches("clients.yaml line [0-9]+ column [0-9]+: not YAML.*"))
                .anyMatch(fault -> fault.startsWith("environment variable HTTP_PORT: http.port"));
    }
}
