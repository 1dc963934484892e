package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Secret;
import picocli.CommandLine;

/** Secrets by reference: taken exactly as they are, and never shown. */
class SecretsTest {
    private static final String CANARY = "canary-7f3a";

    @TempDir
    private Path folder;

    private ConfigFolder holding(String yaml, Map<String, String> environment) throws Exception {
        Files.writeString(folder.resolve("accounts.yaml"), yaml);
        return new ConfigFolder(folder, environment);
    }

    private String keyOf(String reference, Map<String, String> environment) throws Exception {
        String yaml = "accounts:\n  - name: a\n    provider: kaleyra\n    base-url: https://provider.example\n"
                + "    api-key: " + reference + "\n";
        Accounts accounts = new AccountsFile().read(holding(yaml, environment).yaml("accounts.yaml"));
        Secret key = accounts.all().get(0).secrets().get("api-key");
        assertThat(key).isNotNull();
        return key.reveal();
    }

    private ConfigurationException faultOf(String yaml, Map<String, String> environment) throws Exception {
        ConfigFolder config = holding(yaml, environment);
        return catchThrowableOfType(
                ConfigurationException.class, () -> new AccountsFile().read(config.yaml("accounts.yaml")));
    }

    /** All that a log would show of it, causes included. */
    private static String shown(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\"b", "a\\nb", "a\\", "a'b", "a: b", "a #b", "{a}", "[a", "a\nb: c", "%a", "{{env:OTHER}}"})
    void aKeyIsTakenAsItIs(String key) throws Exception {
        assertThat(keyOf("\"{{env:KEY}}\"", Map.of("KEY", key))).isEqualTo(key);
        assertThat(keyOf("'{{env:KEY}}'", Map.of("KEY", key))).isEqualTo(key);
    }

    @Test
    void aKeyFromAFileIsTakenAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "a\"b\\n\n");

        assertThat(keyOf("'{{file:" + file + "}}'", Map.of())).isEqualTo("a\"b\\n");
    }

    @Test
    void aReferenceInACommentNeedsNoVariable() throws Exception {
        assertThat(keyOf("plain # {{env:NOBODY}}", Map.of())).isEqualTo("plain");
    }

    @Test
    void everyReferenceThatLeadsNowhereIsNamedWithItsPlace() throws Exception {
        String yaml = "accounts:\n  - {api-key: '{{env:FIRST}}', limits: {per-second: '{{env:SECOND}}'}}\n";

        assertThat(faultOf(yaml, Map.of()).faults())
                .hasSize(2)
                .anyMatch(fault -> fault.endsWith(
                        "accounts.yaml line 2: accounts[0].api-key: environment variable FIRST is not set"))
                .anyMatch(fault -> fault.endsWith("per-second: environment variable SECOND is not set"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts:\n  - api-key: \"canary-7f3a\" x\n",
                "accounts:\n  - api-key: canary-7f3a: b\n",
                "accounts:\n  - api-key: [canary-7f3a\n",
                "accounts:\n  - api-key: {canary-7f3a: {{env:KEY}}}\n",
                "accounts:\n  - api-key: 'canary-7f3a\n",
                "accounts:\n  - api-key: @canary-7f3a\n"
            })
    void whatIsNotYamlIsNamedByItsPlaceAndNeverQuoted(String yaml) throws Exception {
        ConfigurationException fault = faultOf(yaml, Map.of("KEY", CANARY));

        assertThat(fault).hasMessageMatching("(?s).*accounts.yaml line [0-9]+ column [0-9]+: not YAML; .*");
        assertThat(shown(fault)).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://u:canary-7f3a@host", "https://host:canary-7f3a x", "canary-7f3a"})
    void aBaseUrlThatIsNoneIsNotQuoted(String url) throws Exception {
        ConfigurationException fault =
                faultOf("accounts:\n  - {name: a, provider: b, base-url: '{{env:URL}}'}\n", Map.of("URL", url));

        assertThat(fault).hasMessageContaining("base-url");
        assertThat(shown(fault)).doesNotContain(CANARY);
    }

    @Test
    void aRunThatEndsForAFaultyFileLogsNoSecret() throws Exception {
        shipped("api-key: \"" + CANARY + "\" x");

        try (LogLines log = new LogLines()) {
            int exit = new CommandLine(new RunCommand())
                    .execute("--config", folder.toString(), "--data", folder.toString());

            assertThat(exit).isEqualTo(OrderRelay.USAGE);
            assertThat(log.lines()).anyMatch(line -> line.contains("not YAML"));
            assertThat(log.lines()).noneMatch(line -> line.contains(CANARY));
        }
    }

    @Test
    void aRelayThatStartsLogsNoSecret() throws Exception {
        shipped("api-key: \"{{env:KEY}}\"");
        Map<String, String> environment = Map.of(
                "KEY",
                CANARY + "\"\\n",
                "SOURCE_SFTP_PASSWORD",
                CANARY,
                "HTTP_PORT",
                RunningRelay.freePort(),
                "MANAGEMENT_PORT",
                RunningRelay.freePort(),
                "BROKER_EMBEDDED_URL",
                "");

        try (LogLines log = new LogLines()) {
            new Relay(folder, Path.of("routes"), folder.resolve("data"), environment, RelayListener.NONE).close();

            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(CANARY));
        }
    }

    /** The shipped configuration with another line for the key. */
    private void shipped(String keyLine) throws Exception {
        Files.createDirectories(folder.resolve("codes"));
        Files.copy(Path.of("config/codes/kaleyra.yaml"), folder.resolve("codes/kaleyra.yaml"));
        String accounts = Files.readString(Path.of("config/accounts.yaml"));
        Files.writeString(
                folder.resolve("accounts.yaml"), accounts.replace("api-key: \"{{env:KALEYRA_API_KEY}}\"", keyLine));
    }
}
