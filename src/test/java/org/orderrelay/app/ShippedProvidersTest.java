package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;

class ShippedProvidersTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "KALEYRA_API_KEY", "key-of-tests",
            "META_ACCESS_TOKEN", "token-of-tests",
            "META_APP_SECRET", "secret-of-tests",
            "META_VERIFY_TOKEN", "verify-of-tests",
            "INFOBIP_API_KEY", "key-of-tests",
            "INFOBIP_WEBHOOK_SECRET", "secret-of-tests");

    @TempDir
    private Path config;

    @BeforeEach
    void ship() throws IOException {
        Files.createDirectories(config.resolve("codes"));
        copy("codes/kaleyra.yaml");
        copy("codes/meta.yaml");
        copy("codes/infobip.yaml");
    }

    private void copy(String file) throws IOException {
        Files.copy(Path.of("config").resolve(file), config.resolve(file));
    }

    /** The shipped accounts; with {@code examples} those of the comments too. */
    private Accounts accounts(boolean examples) throws IOException {
        String shipped = Files.readString(Path.of("config/accounts.yaml"));
        String text = examples
                ? Pattern.compile("^#(?=  )", Pattern.MULTILINE)
                        .matcher(shipped)
                        .replaceAll("")
                : shipped;
        Files.writeString(config.resolve("accounts.yaml"), text);
        return new AccountsFile().read(folder().yaml("accounts.yaml"));
    }

    private ConfigFolder folder() {
        return new ConfigFolder(config, ENVIRONMENT);
    }

    private ShippedProviders providers(Accounts accounts) {
        return ShippedProviders.read(folder(), accounts, Clock.systemUTC(), false, List.of());
    }

    @Test
    void everyExampleOfTheAccountsIsGoodAsItStands() throws IOException {
        Accounts accounts = accounts(true);
        Providers providers = providers(accounts).providers();

        assertThat(accounts.all()).extracting(Account::name).containsExactly("kaleyra-in", "meta-in", "infobip-in");
        assertThat(accounts.all()).allSatisfy(account -> {
            Provider provider = providers.get(account.provider());
            assertThat(provider.faults(account)).isEmpty();
            assertThat(DeskFaults.of(account, provider)).isEmpty();
        });
    }

    @Test
    void theAccountsOfTheSandboxPageAreGoodAsTheyStand() throws IOException {
        String page = Files.readString(Path.of("src/docs/sandbox.md"));
        int start = page.indexOf("```yaml\n") + 8;
        Files.writeString(config.resolve("accounts.yaml"), page.substring(start, page.indexOf("```", start)));
        Accounts accounts = new AccountsFile().read(folder().yaml("accounts.yaml"));
        Providers providers = providers(accounts).providers();

        assertThat(accounts.all()).hasSize(3).allSatisfy(account -> {
            Provider provider = providers.get(account.provider());
            assertThat(provider.faults(account)).isEmpty();
            assertThat(DeskFaults.of(account, provider)).isEmpty();
        });
    }

    @Test
    void theExampleAccountOfMetaIsCalledAsMetaWants() throws IOException {
        Accounts accounts = accounts(true);
        Account account = accounts.find("meta-in").orElseThrow();
        Provider meta = providers(accounts).providers().get("meta");

        String payload = "{\"reference_id\":\"R-1\"}";
        Call call = new Call("d1", NotificationKind.ORDER_STATUS, "R-1", "R-1", payload);
        Prepared.Request request = (Prepared.Request) meta.prepare(call, account, Instant.EPOCH);
        assertThat(request.uri()).isEqualTo(URI.create("https://graph.facebook.com/v23.0/1055/messages"));
        assertThat(request.headers()).containsEntry("Authorization", "Bearer token-of-tests");
    }

    @Test
    void aTableIsMissedOnlyByAnAccountThatNeedsIt() throws IOException {
        Files.delete(config.resolve("codes/meta.yaml"));

        ShippedProviders shipped = providers(accounts(false));
        assertThat(shipped.providers().names()).doesNotContain("meta").contains("kaleyra");

        Accounts withMeta = accounts(true);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> providers(withMeta))
                .withMessageContaining("codes/meta.yaml");
    }

    @Test
    void aChangedTableOfMetaTakesEffect() throws IOException {
        ShippedProviders shipped = providers(accounts(false));
        Provider meta = shipped.providers().get("meta");
        Answer answer = new Answer(400, "{\"error\":{\"code\":139999}}", null);
        assertThat(meta.outcome(answer)).isInstanceOf(Outcome.Rejected.class);

        Path file = config.resolve("codes/meta.yaml");
        String row = "\n  - {code: \"139999\", outcome: hold, scope: account, text: \"Known now.\"}\n";
        Files.writeString(file, Files.readString(file) + row);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T00:00:00Z")));
        shipped.codes().forEach(CodesFile::refresh);

        assertThat(meta.outcome(answer)).isInstanceOf(Outcome.Held.class);
    }
}
