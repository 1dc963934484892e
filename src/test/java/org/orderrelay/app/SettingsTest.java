package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    private Settings load(String file, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("application.properties"), file);
        return Settings.load(folder, folder.resolve("data"), environment);
    }

    @Test
    void theDefaultsAreTheShippedFile() throws IOException {
        Properties shipped = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("config/application.properties"))) {
            shipped.load(reader);
        }

        assertThat(Settings.defaults()).isEqualTo(shipped);
        assertThat(Settings.load(folder, folder, Map.of()).text("http.port")).isEqualTo("8080");
    }

    @Test
    void theOperatorsFileWinsOverTheDefaultsAndTheEnvironmentOverBoth() throws IOException {
        Settings settings = load(
                "http.port=8090\nsource.jms.queue=erp\n", Map.of("SOURCE_JMS_QUEUE", "erp.orders", "HTTP_PROXY", "x"));

        assertThat(settings.text("http.port")).isEqualTo("8090");
        assertThat(settings.text("source.jms.queue")).isEqualTo("erp.orders");
        assertThat(settings.text("http.host")).isEqualTo("127.0.0.1");
    }

    @Test
    void everyUnknownKeyIsNamed() {
        assertThatThrownBy(() -> load("htpp.port=1\nsource.jms.que=x\nhttp.port=8080\n", Map.of()))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        fault -> assertThat(fault.faults())
                                .hasSize(2)
                                .anyMatch(text -> text.contains("htpp.port"))
                                .anyMatch(text -> text.contains("source.jms.que")));
    }

    @Test
    void secretsComeFromEnvironmentAndFiles() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3same\n");
        Settings settings = load(
                "broker.password={{env:BROKER_SECRET}}\nledger.password=a-{{file:" + secret + "}}-b\n",
                Map.of("BROKER_SECRET", "$1\\x"));

        assertThat(settings.text("broker.password")).isEqualTo("$1\\x");
        assertThat(settings.text("ledger.password")).isEqualTo("a-s3same-b");
    }

    @Test
    void aSecretThatIsNotThereIsNamedAndNeverQuoted() {
        assertThatThrownBy(() -> load("broker.password={{env:NOT_SET}}\nbroker.user={{file:/no/such}}\n", Map.of()))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        fault -> assertThat(fault.faults())
                                .hasSize(2)
                                .anyMatch(text -> text.startsWith("broker.password") && text.contains("NOT_SET"))
                                .anyMatch(text -> text.startsWith("broker.user")));
    }

    @Test
    void aValueOfTheWrongKindNamesItsKey() throws IOException {
        Settings settings = load("delivery.lease=soon\nhttp.port=many\norders.unknown=perhaps\n", Map.of());

        assertThatThrownBy(() -> settings.duration("delivery.lease")).hasMessageContaining("delivery.lease");
        assertThatThrownBy(() -> settings.number("http.port", 0, 65_535)).hasMessageContaining("http.port");
        assertThatThrownBy(() -> settings.number("delivery.in.flight", 1, 10)).hasMessageContaining("from 1 to 10");
        assertThatThrownBy(() -> settings.oneOf("orders.unknown", List.of("hold", "send")))
                .hasMessageContaining("orders.unknown");
        assertThatThrownBy(() -> settings.text("no.such.key")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void relativePathsStartAtTheDataFolder() throws IOException {
        Settings settings = load("source.files.directory=in/../orders\n", Map.of());

        assertThat(settings.path("source.files.directory"))
                .isEqualTo(folder.resolve("data/orders").toAbsolutePath());
    }

    @Test
    void timesAreReadWithTheirUnit() throws IOException {
        Settings settings = load("delivery.lease=90s\n", Map.of());

        assertThat(settings.duration("delivery.lease")).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.duration("orders.blocked.wait")).isEqualTo(Duration.ofHours(24));
        assertThat(settings.flag("security.http.allowed")).isFalse();
    }
}
