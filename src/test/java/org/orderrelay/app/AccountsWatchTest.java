package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** An operator changes accounts.yaml under a running relay. */
final class AccountsWatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNTS = """
            accounts:
              - name: meta-in
                provider: meta
                base-url: "{{env:SANDBOX_URL}}"
                phone-number-id: "1055"
                access-token: "{{file:KEY_FILE}}"
                probe: 1h
                payment: {type: upi, configuration: tea-shop}
                templates:
                  - {notification: order_details, locale: en_US, name: tea_invoice}
                  - {notification: order_status, locale: en_US, name: tea_news}
            routing: {default: meta-in}
            """;

    @TempDir
    private Path folder;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
    private RunningRelay relay;

    @BeforeEach
    void start() throws Exception {
        sandbox.account("{\"account\":\"meta/1055\",\"revoked\":[\"old\"]}");
        Files.writeString(key(), "old");
        relay = new RunningRelay(folder, accounts(), sandbox.baseUrl(), Map.of());
        relay.post(TeaOrders.pending("TEA-1"));
        await().until(() -> holds().size() == 1);
    }

    @AfterEach
    void stop() {
        relay.close();
        sandbox.close();
    }

    private Path key() {
        return folder.resolve("key");
    }

    private String accounts() {
        return ACCOUNTS.replace("KEY_FILE", key().toString());
    }

    private void change(String accounts) throws Exception {
        Files.writeString(folder.resolve("config/accounts.yaml"), accounts);
    }

    private JsonNode holds() throws Exception {
        return JSON.readTree(relay.get("/v1/accounts").body()).at("/items/0/holds");
    }

    @Test
    void aNewKeyReleasesTheAccountAndIsUsedAtOnce() throws Exception {
        assertThat(holds().at("/0/code").asText()).isEqualTo("190");

        change(accounts().replace("\"{{file:" + key() + "}}\"", "new"));

        await().until(() -> sandbox.accepted("TEA-1").size() == 1);
        await().until(() -> holds().isEmpty());
        assertThat(JSON.readTree(relay.get("/v1/audit").body())
                        .at("/items/0/actor")
                        .asText())
                .isEqualTo("configuration");
    }

    @Test
    void aNewKeyInAFileThatItNamesIsSeenAsWell() throws Exception {
        Files.writeString(key(), "new");

        await().until(() -> sandbox.accepted("TEA-1").size() == 1);
    }

    @Test
    void aFaultyChangeAndOneThatNeedsARestartLeaveEverythingAsItWas() throws Exception {
        change("accounts: [{name: meta-in}]");
        await().pollDelay(Duration.ofSeconds(3)).until(() -> holds().size() == 1);
        change(accounts().replace("1055", "1056").replace("\"{{file:" + key() + "}}\"", "new"));
        await().pollDelay(Duration.ofSeconds(3)).until(() -> holds().size() == 1);

        assertThat(sandbox.stats().accepted()).isZero();
        change(accounts().replace("\"{{file:" + key() + "}}\"", "new"));
        await().until(() -> sandbox.accepted("TEA-1").size() == 1);
    }

    @Test
    void aHoldThatAPersonPutStays() throws Exception {
        String held = "{\"scope\":\"sender\",\"reason\":\"the number is being moved\"}";
        relay.post("/v1/accounts/meta-in/hold", RunningRelay.OPERATOR, null, held);

        Files.writeString(key(), "new");

        await().until(() -> holds().size() == 1);
        assertThat(holds().at("/0/code").asText()).isEqualTo("operator");
        assertThat(sandbox.stats().accepted()).isZero();
    }
}
