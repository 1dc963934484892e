package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that calls a setting otherwise must not stop a relay that was configured for the one before. */
class RenamedKeysTest {
    private static final RenamedKeys RENAMED = new RenamedKeys(Map.of("rest.port", "http.port"));

    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();

    private Settings read(String file, Map<String, String> environment) throws Exception {
        Files.writeString(folder.resolve("application.properties"), file);
        return Settings.read(folder, folder, environment, RENAMED, faults);
    }

    @Test
    void theOldNameInTheFileWorksAndSaysWhatToWrite() throws Exception {
        Settings settings = read("# mine\nrest.port=8090\n", Map.of());

        assertThat(settings.text("http.port")).isEqualTo("8090");
        assertThat(settings.warnings())
                .singleElement()
                .asString()
                .endsWith("application.properties line 2: rest.port is called http.port now; the old name still works");
        assertThat(faults).isEmpty();
    }

    @Test
    void theOldVariableWorksAndTheNewOneWins() throws Exception {
        assertThat(read("", Map.of("REST_PORT", "8090")).text("http.port")).isEqualTo("8090");

        Settings both = read("", Map.of("REST_PORT", "8090", "HTTP_PORT", "8091"));
        assertThat(both.text("http.port")).isEqualTo("8091");
        assertThat(both.warnings())
                .singleElement()
                .asString()
                .startsWith("environment variable REST_PORT: rest.port is called http.port now");
    }

    @Test
    void aFaultOfAnOldNameIsToldAtItsOwnPlace() throws Exception {
        Settings settings = read("rest.port=many\n", Map.of());

        assertThat(SettingRules.faults(settings))
                .singleElement()
                .satisfies(fault -> assertThat(settings.placed(fault))
                        .endsWith("application.properties line 1: http.port must be a whole number from 1 to 65535"));
    }

    @Test
    void whatWasRenamedIsASettingStillAndItsOldNameIsNone() {
        Map<String, String> shipped = RenamedKeys.shipped().currentByOld();

        assertThat(shipped.values())
                .allSatisfy(current -> assertThat(Settings.defaults()).containsKey(current));
        assertThat(shipped.keySet()).noneMatch(Settings.defaults()::containsKey);
    }
}
