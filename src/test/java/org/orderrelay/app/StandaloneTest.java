package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** The installed relay as a supervisor sees it: its script, its signals, its exit codes, its log. */
class StandaloneTest {
    private static final String KEY = "key-of-the-test";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private Sandbox sandbox;
    private String http;
    private String management;

    /** As the tar.gz unpacks; {@code lib} holds one jar that names the test's class path. */
    @BeforeEach
    void install() throws IOException {
        copy(Path.of("src/main/bin/order-relay"), "bin/order-relay");
        assertThat(home.resolve("bin/order-relay").toFile().setExecutable(true)).isTrue();
        for (String file : List.of("logback.xml", "codes/kaleyra.yaml", "codes/meta.yaml", "codes/infobip.yaml")) {
            copy(Path.of("config").resolve(file), "config/" + file);
        }
        Files.createDirectories(home.resolve("lib"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream jar = Files.newOutputStream(home.resolve("lib/order-relay.jar"))) {
            new JarOutputStream(jar, manifest).close();
        }
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        http = RunningRelay.freePort();
        management = RunningRelay.freePort();
        environment.put("HTTP_PORT", http);
        environment.put("MANAGEMENT_PORT", management);
        environment.put("BROKER_EMBEDDED_URL", "");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        accounts("https-is-not-needed", sandbox.baseUrl());
    }

    private void accounts(String name, String url) throws IOException {
        Files.writeString(home.resolve("config/accounts.yaml"), """
                accounts:
                  - name: %s
                    provider: kaleyra
                    base-url: %s
                    sid: HXAP
                    sender: "+911234567890"
                    api-key: canary-7f3a
                    payment: {type: upi, configuration: test}
                    templates:
                      - {notification: order_details, locale: en_US, name: details}
                """.formatted(name, url));
        Files.writeString(
                home.resolve("config/clients.yaml"),
                "clients: [{name: test, roles: [ingest], key-sha256: \"" + Clients.hash(KEY) + "\"}]\n");
    }

    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private void copy(Path from, String to) throws IOException {
        Files.createDirectories(home.resolve(to).getParent());
        Files.copy(from, home.resolve(to));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/order-relay").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Process run() throws IOException {
        return start(
                "run",
                "--config",
                "config",
                "--routes",
                Path.of("routes").toAbsolutePath().toString(),
                "--data",
                "data");
    }

    /** Its exit code; a process that does not end is no test that does not end. */
    private static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end");
        }
        return process.exitValue();
    }

    private String out() throws IOException {
        return Files.readString(home.resolve("out.log"));
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void post(String order) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/v1/orders"))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void sigtermLetsTheOpenCallEndAndTheLogIsOneJsonObjectALine() throws Exception {
        environment.put("LOG_FORMAT", "json");
        environment.merge("JAVA_OPTS", " -Xlog:class+load:file=classes.log", String::concat);
        environment.put("LOG_FILE", "logs/relay.log");
        sandbox.script("*", "slow(3000)");
        Process relay = run();
        await().atMost(Duration.ofSeconds(90)).until(() -> !relay.isAlive() || isReady());
        post(TeaOrders.pending("STOP-1"));
        await().until(() -> sandbox.stats().requests() == 1);

        long before = System.nanoTime();
        relay.destroy();
        assertThat(exit(relay)).as(out()).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(sandbox.accepted("STOP-1")).hasSize(1);
        String log = Files.readString(home.resolve("data/logs/relay.log"));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        JsonNode attempt = lines.stream()
                .filter(line -> line.path("event").asText().equals("delivery.attempt"))
                .findFirst()
                .orElseThrow();
        assertThat(attempt.path("reference").asText()).isEqualTo("STOP-1");
        assertThat(attempt.path("outcome").asText()).isEqualTo("accepted");
        assertThat(attempt.path("attempt").asInt()).isEqualTo(1);
        assertThat(attempt.path("ms").asLong()).isGreaterThanOrEqualTo(2_900);
        for (String field : List.of("id", "account", "code", "state", "status")) {
            assertThat(attempt.path(field).asText()).as(field).isNotBlank();
        }
        assertThat(lines).extracting(line -> line.path("event").asText()).contains("relay.started", "relay.stopped");
        // what is off costs nothing: of tracing not even a class is there
        assertThat(Files.readString(home.resolve("classes.log")))
                .contains("org.orderrelay.app.Eyes ")
                .doesNotContain("io.opentelemetry.sdk", "io.opentelemetry.exporter", "pipeline.trace.TracedBatch");
        assertThat(log + out()).doesNotContain(TeaOrders.PHONE.substring(1), "canary-7f3a");
    }

    @Test
    void aFaultyConfigurationEndsWithTwoAndTellsEveryFault() throws Exception {
        Files.writeString(home.resolve("config/application.properties"), "http.prot=1\n");
        environment.put("DELIVERY_LEASE", "soon");
        accounts("two words", "https://api.example.com");

        assertThat(exit(run())).isEqualTo(OrderRelay.USAGE);
        assertThat(out())
                .contains("config/application.properties line 1: unknown key http.prot")
                .contains("environment variable DELIVERY_LEASE: delivery.lease must be a time")
                .contains("config/accounts.yaml line 2: accounts[0].name must be")
                .doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsTakenEndsWithOneAndNamesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(Integer.parseInt(http))) {
            assertThat(exit(run())).as(out()).isEqualTo(OrderRelay.FAILED);
            assertThat(out()).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void whatIsNoCommandEndsWithTwoAndTheVersionWithZero() throws Exception {
        assertThat(exit(start("fly"))).isEqualTo(OrderRelay.USAGE);
        assertThat(out()).contains("fly").contains("run", "check", "demo", "keys", "sandbox", "version");
        assertThat(exit(start("version"))).isZero();
    }
}
