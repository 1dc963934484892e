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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orderrelay.pipeline.rest.Clients;

/** A relay as a process of its own, so that it can be killed as a machine would kill it. */
final class RelayProcess {
    static final String KEY = "test-key";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path work;
    private final Map<String, String> environment = new HashMap<>();
    private final int httpPort = freePort();
    private final int managementPort = freePort();
    private final int brokerPort = freePort();
    private Path routes = Path.of("routes");
    private Process process;

    RelayProcess(Path work, String providerUrl) throws IOException {
        this.work = work;
        Path config = work.resolve("config");
        Files.createDirectories(config.resolve("codes"));
        for (String table : List.of("codes/kaleyra.yaml", "codes/meta.yaml")) {
            Files.copy(Path.of("config").resolve(table), config.resolve(table));
        }
        Files.writeString(config.resolve("accounts.yaml"), account(providerUrl));
        Files.writeString(
                config.resolve("clients.yaml"),
                "clients: [{name: test, roles: [ingest, viewer], key-sha256: \"" + Clients.hash(KEY) + "\"}]");
        environment.put("HTTP_PORT", "" + httpPort);
        environment.put("MANAGEMENT_PORT", "" + managementPort);
        environment.put("BROKER_EMBEDDED_URL", brokerUrl());
    }

    RelayProcess with(String key, String value) {
        environment.put(key, value);
        return this;
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
                routing: {default: test}
                """.formatted(providerUrl, providerUrl);
    }

    String brokerUrl() {
        return "tcp://127.0.0.1:" + brokerPort;
    }

    String httpUrl() {
        return "http://127.0.0.1:" + httpPort;
    }

    RelayProcess start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
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
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !process.isAlive() || metrics().contains("order_relay"));
        if (!process.isAlive()) {
            throw new IllegalStateException("the relay ended: " + Files.readString(log()));
        }
        return this;
    }

    Path log() {
        return work.resolve("relay.log");
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
