package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** An SFTP server as a source: a real one, with its key known beforehand. */
@OfRoutes({"13-ingest-sftp", "83-place-reports-on-sftp"})
class SftpTest {
    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private SshServer server;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        Files.createDirectories(folder.resolve("sftp/orders/inbox"));
        server = server(0);
        server.start();
    }

    private SshServer server(int port) {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(port);
        made.setKeyPairProvider(hostKey("server.key"));
        made.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("sftp")));
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        made.setPasswordAuthenticator((user, password, session) -> password.equals("sesame"));
        return made;
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(true);
        sandbox.close();
    }

    private SimpleGeneratorHostKeyProvider hostKey(String file) {
        SimpleGeneratorHostKeyProvider provider = new SimpleGeneratorHostKeyProvider(folder.resolve(file));
        provider.setAlgorithm("EC");
        return provider;
    }

    private Map<String, String> settings(String keyFile) throws Exception {
        String entry = PublicKeyEntry.toString(
                hostKey(keyFile).loadKeys(null).iterator().next().getPublic());
        Path knownHosts = Files.writeString(
                folder.resolve("known_hosts"), "[127.0.0.1]:" + server.getPort() + " " + entry + "\n");
        return Map.of(
                "SOURCE_SFTP_HOST", "127.0.0.1",
                "SOURCE_SFTP_PORT", Integer.toString(server.getPort()),
                "SOURCE_SFTP_USER", "erp",
                "SOURCE_SFTP_PASSWORD", "sesame",
                "SOURCE_SFTP_KNOWN_HOSTS_FILE", knownHosts.toString(),
                "SOURCE_SFTP_POLL", "200ms",
                "SOURCE_SFTP_SETTLE", "200ms");
    }

    private Path at(String place, String name) {
        return folder.resolve("sftp/orders").resolve(place).resolve(name);
    }

    private void drop(String name, String text) throws Exception {
        Files.move(Files.writeString(folder.resolve("work"), text), at("inbox", name));
    }

    private long rejected() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("sftp/orders/rejected"))) {
            return files.count();
        }
    }

    @Test
    void filesAreDoneRejectedOrLeftAloneAndResultsGoBackToTheServer() throws Exception {
        try (RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), settings("server.key"))) {
            drop("two words.csv", "x");
            drop("good.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("SFTP-1", "105.00"));
            drop("broken.csv", "what,is,this\n1,2,3\n");

            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(at("results", "good.csv.result.csv")));
            assertThat(Files.readAllLines(at("results", "good.csv.result.csv")))
                    .anyMatch(line -> line.startsWith("1,SFTP-1,pending,accepted,"));
            assertThat(at("done", "good.csv")).exists();
            await().until(() -> Files.exists(at("rejected", ".")) && rejected() == 2);
            assertThat(at("inbox", "good.csv")).doesNotExist();
            assertThat(at("inbox", "two words.csv")).exists();
            assertThat(sandbox.accepted("SFTP-1")).hasSize(1);
            assertThat(relay.get("/v1/orders/SFTP-1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void afterAServerThatWentAwayPollingGoesOnAndHealthIsRedMeanwhile() throws Exception {
        Map<String, String> settings = settings("server.key");
        int port = server.getPort();
        try (RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), settings)) {
            drop("before.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("SFTP-3", "105.00"));
            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(at("results", "before.csv.result.csv")));
            assertThat(relay.management("/health").statusCode()).isEqualTo(200);

            server.stop(true);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> relay.management("/health").body().contains("the inbox cannot be looked into"));
            assertThat(relay.management("/health").statusCode()).isEqualTo(503);
            assertThat(relay.management("/health/ready").statusCode()).isEqualTo(200);
            assertThat(relay.management("/health").body()).doesNotContain("sesame");

            drop("after.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("SFTP-4", "105.00"));
            server = server(port);
            server.start();

            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(at("results", "after.csv.result.csv")));
            await().until(() -> relay.management("/health").statusCode() == 200);
            assertThat(sandbox.accepted("SFTP-3")).hasSize(1);
        }
    }

    /** A server that answers no more, and does not close the connection either. */
    @Test
    @Tag("nightly") // half a minute of waiting
    void aServerThatFallsSilentIsGivenUpWithinAMinute() throws Exception {
        Map<String, String> settings = new HashMap<>(settings("server.key"));
        try (SilentGate gate = new SilentGate(server.getPort())) {
            Path knownHosts = folder.resolve("known_hosts");
            Files.writeString(
                    knownHosts,
                    Files.readString(knownHosts).replace(":" + server.getPort() + " ", ":" + gate.port() + " "));
            settings.put("SOURCE_SFTP_PORT", Integer.toString(gate.port()));
            try (RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), settings)) {
                drop("first.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("SFTP-5", "105.00"));
                await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(at("results", "first.csv.result.csv")));

                gate.silence();
                await().atMost(Duration.ofSeconds(45))
                        .until(() -> relay.management("/health").statusCode() == 503);
                gate.speak();
                drop("second.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("SFTP-6", "105.00"));

                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Files.exists(at("results", "second.csv.result.csv")));
            }
        }
    }

    @Test
    void aServerWithAnotherKeyIsRefused() throws Exception {
        drop("good.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("SFTP-2", "105.00"));
        Map<String, String> settings = settings("another.key");

        try (RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), settings)) {
            // several connections were tried, and none became a session of a user
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> Files.exists(at("inbox", "good.csv")));
            assertThat(server.getActiveSessions()).noneMatch(session -> session.isAuthenticated());
            assertThat(relay.get("/v1/orders/SFTP-2").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutKnownHostsTheRelayDoesNotStart() throws Exception {
        Map<String, String> settings = new HashMap<>(settings("server.key"));
        settings.remove("SOURCE_SFTP_KNOWN_HOSTS_FILE");

        assertThatThrownBy(() -> new RunningRelay(folder, sandbox.baseUrl(), settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("source.sftp.known.hosts.file");
    }
}
