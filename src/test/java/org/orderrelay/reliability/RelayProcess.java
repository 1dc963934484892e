package org.orderrelay.reliability;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orderrelay.pipeline.rest.Clients;

/** A relay as a process of its own, so that it can be killed as a machine would kill it. */
final class RelayProcess {
    static final String KEY = "test-key";
    /** It is started again and again: what makes it fast in the long run would only cost time. */
    private static final List<String> QUICK_TO_START =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path work;
    private final Map<String, String> environment = new HashMap<>();
    private final int httpPort = freePort();
    private final int managementPort = freePort();
    private final int brokerPort = freePort();
    private Path routes = Path.of("routes");
    private Process process;

    /** With the accounts {@code test} (Kaleyra, without webhooks) and {@code meta}. */
    RelayProcess(Path work, String providerUrl) throws IOException {
        this.work = work;
        Path config = work.resolve("config");
        Files.createDirectories(config.resolve("codes"));
        for (String table : List.of("codes/kaleyra.yaml", "codes/meta.yaml")) {
            Files.copy(Path.of("config").resolve(table), config.resolve(table));
        }
        withAccounts(account(providerUrl));
        Files.writeString(
                config.resolve("clients.yaml"),
                "clients: [{name: test, roles: [ingest, viewer, operator], key-sha256: \"" + Clients.hash(KEY)
                        + "\"}]");
        environment.put("HTTP_PORT", "" + httpPort);
        environment.put("MANAGEMENT_PORT", "" + managementPort);
        environment.put("BROKER_EMBEDDED_URL", brokerUrl());
    }

    RelayProcess with(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Writes accounts.yaml, also under a running relay. */
    RelayProcess withAccounts(String yaml) throws IOException {
        Path file = work.resolve("config/accounts.yaml");
        Path written = Files.writeString(work.resolve("config/accounts.yaml.new"), yaml);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return this;
    }

    /** Watches a folder; the files there belong to the test. */
    RelayProcess withFiles() {
        return with("SOURCE_FILES_DIRECTORY", files().toString())
                .with("SOURCE_FILES_POLL", "200ms")
                .with("SOURCE_FILES_SETTLE", "250ms");
    }

    Path files() {
        return work.resolve("files").toAbsolutePath();
    }

    /** The routes of the next start. */
    RelayProcess withRoutes(Path folder) {
        routes = folder;
        return this;
    }

    private static String account(String providerUrl) {
        return """
                accounts:
                  - name: test
                    provider: kaleyra
                    base-url: %s
                    sid: HXAP
                    sender: "+911234567890"
                    api-key: test
                    in-flight: 256
                    payment: {type: upi, configuration: test}
                    templates:
                      - {notification: order_details, locale: en_US, name: details}
                      - {notification: order_status, locale: en_US, name: status}
                  - name: meta
                    provider: meta
                    base-url: %s
                    phone-number-id: "1055"
                    access-token: test
                    payment: {type: upi, configuration: test}
                    webhook: {app-secret: secret-of-the-test, verify-token: test}
                    templates:
                      - {notification: order_details, locale: en_US, name: details}
                      - {notification: order_status, locale: en_US, name: status}
                routing: {default: test}
                """.formatted(providerUrl, providerUrl);
    }

    String brokerUrl() {
        return "tcp://127.0.0.1:" + brokerPort;
    }

    String httpUrl() {
        return "http://127.0.0.1:" + httpPort;
    }

    /** Returns when it is up. */
    RelayProcess start(String... options) throws IOException {
        launch(options);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !process.isAlive() || (metrics().contains("order_relay") && isOpen()));
        if (!process.isAlive()) {
            throw new IllegalStateException("the relay ended: " + Files.readString(log()));
        }
        return this;
    }

    /** Whether its REST edge lets in: without a key nobody, but by then its routes are there. */
    private boolean isOpen() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(httpUrl() + "/v1/orders/none"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 401;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Starts it and does not wait: it may not live long. */
    void launch(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(QUICK_TO_START);
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dlogback.configurationFile=config/logback.xml",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.orderrelay.app.OrderRelay",
                "run",
                "--config=" + work.resolve("config"),
                "--routes=" + routes,
                "--data=" + work.resolve("data")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    Path log() {
        return work.resolve("relay.log");
    }

    /** Waits until a process ended by itself; its exit code. */
    int awaitEnd(Duration longest) throws Exception {
        return process.onExit().get(longest.toSeconds(), TimeUnit.SECONDS).exitValue();
    }

    /** Threads of the process, as the operating system counts them. */
    int threads() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring("Threads:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Returns when it has ended by itself. */
    void awaitEnd() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
    }

    /** As {@code systemctl stop}. */
    int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    /** Deliveries in a state, as the relay's own gauge says (renewed every 10 s). */
    int deliveries(String state) {
        Matcher matcher = Pattern.compile("order_relay_deliveries\\{state=\"" + state + "\"} ([0-9.E]+)")
                .matcher(metrics());
        return matcher.find() ? (int) Double.parseDouble(matcher.group(1)) : -1;
    }

    String metrics() {
        return get("http://127.0.0.1:" + managementPort + "/metrics");
    }

    String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** Posts JSON to its own edge; headers in pairs. */
    String post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(httpUrl() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("X-API-Key", KEY).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (ConnectException e) {
            return "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
