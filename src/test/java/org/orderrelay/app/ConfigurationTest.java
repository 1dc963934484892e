package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.ImporterDefaults;
import org.orderrelay.account.Limits;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Provider;

/** The YAML files of {@code --config}: what they may hold, and that every fault is told at once with its place. */
class ConfigurationTest {
    private static final Path GOOD = Path.of("src/test/resources/app/accounts.yaml");

    private static final String INFOBIP_ONLY = """
            accounts:
              - name: infobip-in
                provider: infobip
                base-url: https://xxxxx.api.infobip.com
                api-key: "{{env:INFOBIP_API_KEY}}"
                sender: "441134960000"
                message: template
                payment: {type: UPI_PAYU, configuration: payment-config}
            routing: {default: infobip-in}
            """;

    @TempDir
    private Path folder;

    private JsonNode yaml(String text) throws IOException {
        Files.writeString(folder.resolve("accounts.yaml"), text);
        return new ConfigFolder(folder, Map.of("KEY", "s3same")).yaml("accounts.yaml");
    }

    private Accounts good() throws IOException {
        return new AccountsFile().read(yaml(Files.readString(GOOD)));
    }

    private static List<String> faults(ThrowingCallable reading) {
        ConfigurationException fault = catchThrowableOfType(ConfigurationException.class, reading);
        assertThat(fault).isNotNull();
        return fault.faults();
    }

    @Test
    void theShippedConfigurationIsValid() {
        Configuration shipped =
                Configuration.read(Path.of("config"), folder, Map.of("KALEYRA_API_KEY", "s3same"), Clock.systemUTC());

        assertThat(shipped.accounts().all()).extracting(Account::name).containsExactly("kaleyra-in");
    }

    @Test
    void theExampleAtInfobipWorksOnceItsCommentSignsAreTakenAway() throws IOException {
        String shipped = Files.readString(Path.of("config/accounts.yaml"));
        int example = shipped.indexOf("#  - name: infobip-in");
        String accounts =
                shipped.substring(0, example) + shipped.substring(example).replaceAll("(?m)^#(?=  )", "");
        Configuration configured = configured(accounts);

        assertThat(configured.accounts().all()).extracting(Account::name).containsExactly("kaleyra-in", "infobip-in");
        assertThat(configured.codes()).hasSize(2);
    }

    @Test
    void aChangedCodeTableReachesTheProviderOfItsName() throws IOException {
        Configuration example = configured(INFOBIP_ONLY);
        Answer refused = new Answer(400, "{\"errorCode\":\"E777\"}", null);
        Provider infobip = example.providers().get("infobip");
        assertThat(infobip.outcome(refused)).isInstanceOf(Outcome.Rejected.class);

        Path table = folder.resolve("codes/infobip.yaml");
        Files.writeString(
                table,
                Files.readString(table) + "  - {code: E777, outcome: hold, scope: account, text: \"Now we know.\"}\n");
        Files.setLastModifiedTime(table, FileTime.from(Instant.parse("2026-11-21T00:00:00Z")));
        example.codes().forEach(CodesFile::refresh);

        assertThat(infobip.outcome(refused)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    void aCodeTableMayBeMissingWhileNoAccountUsesIt() throws IOException {
        Configuration example = configured(INFOBIP_ONLY);
        assertThat(example.codes()).hasSize(2);

        Files.delete(folder.resolve("codes/kaleyra.yaml"));
        assertThat(configuration().codes()).hasSize(1);

        Files.delete(folder.resolve("codes/infobip.yaml"));
        assertThat(faults(this::configuration)).singleElement().asString().contains("infobip.yaml");
    }

    @Test
    void theImporterOfAnAccountIsReadWholeOrRefused() throws IOException {
        String importer = "    importer: {country-of-origin: IN, name: Acme, address: {line1: 1 Main St, city: Pune,"
                + " country-code: IN, postal-code: \"411001\"}}\n";
        Account account = configured(withImporter(importer)).accounts().all().get(0);
        assertThat(account.importer())
                .isEqualTo(new ImporterDefaults("IN", "Acme", "1 Main St", null, "Pune", null, "IN", "411001"));

        Files.writeString(
                folder.resolve("accounts.yaml"),
                withImporter("    importer: {country: IN, name: Acme, address: {line1: 1 Main St, zip: 1}}\n"));
        assertThat(faults(this::configuration))
                .extracting(fault -> fault.replaceFirst(".*accounts.yaml line [0-9]+: ", ""))
                .containsExactlyInAnyOrder(
                        "accounts[0].importer.country is unknown; there are country-of-origin, name and address",
                        "accounts[0].importer.address.zip is unknown; there are line1, line2, city, zone-code,"
                                + " country-code and postal-code",
                        "accounts[0].importer.address.city is missing",
                        "accounts[0].importer.address.country-code is missing",
                        "accounts[0].importer.address.postal-code is missing");
    }

    private static String withImporter(String importer) throws IOException {
        return Files.readString(Path.of("config/accounts.yaml"))
                .replaceFirst("    templates:\n", importer + "    templates:\n");
    }

    /** The shipped code tables with other accounts. */
    private Configuration configured(String accounts) throws IOException {
        Files.createDirectories(folder.resolve("codes"));
        for (String table : List.of("codes/kaleyra.yaml", "codes/infobip.yaml")) {
            Files.copy(Path.of("config").resolve(table), folder.resolve(table));
        }
        Files.writeString(folder.resolve("accounts.yaml"), accounts);
        return configuration();
    }

    private Configuration configuration() {
        Map<String, String> secrets =
                Map.of("KALEYRA_API_KEY", "x", "INFOBIP_API_KEY", "y", "INFOBIP_WEBHOOK_SECRET", "z");
        return Configuration.read(folder, folder.resolve("data"), secrets, Clock.systemUTC());
    }

    @Test
    void withoutItsKeyTheShippedConfigurationSaysWhichIsMissing() {
        assertThat(faults(() -> Configuration.read(Path.of("config"), folder, Map.of(), Clock.systemUTC())))
                .singleElement()
                .asString()
                .contains("accounts.yaml", "KALEYRA_API_KEY");
    }

    @Test
    void theThreeShapesOfAccountsAreRead() throws IOException {
        Accounts accounts = good();

        assertThat(accounts.all()).extracting(Account::provider).containsExactly("kaleyra", "meta", "infobip");
        Account kaleyra = accounts.find("kaleyra-in").orElseThrow();
        assertThat(kaleyra.limits()).isEqualTo(new Limits(80, Duration.ofSeconds(6), 45));
        assertThat(kaleyra.retry()).isEqualTo(new RetryPolicy(6, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0.2));
        assertThat(kaleyra.probe()).isEqualTo(Duration.ofMinutes(10));
        assertThat(kaleyra.inFlight()).isEqualTo(64);
        assertThat(kaleyra.option("sid")).hasValue("HXAP16XXXXXX97IN");
        assertThat(kaleyra.secret("api-key").reveal()).isEqualTo("s3same");
        assertThat(kaleyra.secret("webhook.secret").reveal()).isEqualTo("s3same");
        assertThat(kaleyra.templates()).hasSize(3);
        assertThat(kaleyra.templates().get(0).imageHeader()).isTrue();
        assertThat(kaleyra.toString()).doesNotContain("s3same");

        Account meta = accounts.find("meta-in").orElseThrow();
        assertThat(meta.sender()).isEqualTo("1055");
        assertThat(meta.option("api-version")).hasValue("v23.0");
        assertThat(meta.secret("access-token").reveal()).isEqualTo("s3same");
        assertThat(meta.secret("webhook.verify-token").reveal()).isEqualTo("s3same");
        assertThat(accounts.find("infobip-in").orElseThrow().option("message")).hasValue("template");
    }

    @Test
    void everyFaultOfTheAccountsIsToldWithItsPlace() throws IOException {
        JsonNode file = yaml("""
                accounts:
                  - {name: "two words", provider: kaleyra, base-url: "https://x.example"}
                  - {name: north, base-url: "https://user@x.example", limits: {per-second: many}, retry: {jitter: 2}}
                  - name: north
                    provider: kaleyra
                    base-url: not a url
                    in-flight: 0
                    probe: soon
                    payment: upi
                    webhook: {}
                    templates: [{notification: invoice, name: x}]
                """);

        assertThat(faults(() -> new AccountsFile().read(file)))
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "accounts[0].name",
                        "accounts[1].provider",
                        "accounts[1].base-url",
                        "accounts[1].limits.per-second",
                        "accounts[1].retry.jitter",
                        "accounts[2].name",
                        "accounts[2].base-url",
                        "accounts[2].in-flight",
                        "accounts[2].probe",
                        "accounts[2].payment",
                        "accounts[2].webhook",
                        "accounts[2].templates[0].notification",
                        "accounts[2].templates[0].locale");
    }

    @Test
    void aFileWithoutAccountsIsAFault() throws IOException {
        JsonNode file = yaml("accounts: []\n");

        assertThat(faults(() -> new AccountsFile().read(file))).containsExactly("accounts: there is none");
    }

    @Test
    void aFileThatIsNotYamlIsToldWithItsLine() {
        assertThat(faults(() -> yaml("accounts:\n  - {name: [\n")))
                .singleElement()
                .asString()
                .contains("line", "not YAML");
        assertThat(faults(() -> new ConfigFolder(folder.resolve("none"), Map.of()).yaml("accounts.yaml")))
                .singleElement()
                .asString()
                .contains("is missing");
    }

    @Test
    void aPlaceholderInACommentNeedsNoVariable() throws IOException {
        assertThat(yaml("# {{env:NOT_SET}}\naccounts: []\n").has("accounts")).isTrue();
    }

    @Test
    void routingNamesOnlyAccountsThatExist() throws IOException {
        Accounts accounts = good();
        Path file = Files.writeString(
                folder.resolve("accounts.yaml"),
                "routing:\n  rules: [{when: {country: BR}, account: brazil}]\n  default: nobody\n");

        assertThat(faults(() -> new RoutingFile(accounts, text -> text).read(file)))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("accounts.yaml line 2: account") && fault.contains("brazil"))
                .anyMatch(fault -> fault.contains("accounts.yaml line 3: default") && fault.contains("nobody"));
    }

    @Test
    void aClientHasRolesAndAHashOfItsKey() throws IOException {
        String hash = Clients.hash("key");
        Clients clients = new Clients(
                ClientsFile.read(yaml("clients: [{name: erp, roles: [ingest], key-sha256: \"" + hash + "\"}]\n")));

        assertThat(clients.require(null, "key", Set.of("ingest")).name()).isEqualTo("erp");
        JsonNode faulty =
                yaml("clients: [{roles: [boss], key-sha256: short}, {name: x, key-sha256: \"" + hash + "\"}]\n");
        assertThat(faults(() -> ClientsFile.read(faulty)))
                .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "clients[0].key-sha256", "clients[0].name", "clients[0].roles", "clients[1].roles");
    }

    @Test
    void aCallMayNotOutliveItsClaim() throws IOException {
        assertThatThrownBy(() -> Configuration.read(
                        Path.of("config"),
                        folder,
                        Map.of("KALEYRA_API_KEY", "x", "DELIVERY_LEASE", "20s"),
                        Clock.systemUTC()))
                .hasMessageContaining("delivery.call.timeout must be shorter than delivery.lease");
    }
}
