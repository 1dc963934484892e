package org.orderrelay.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.pipeline.rest.Clients;

/** A whole relay on free ports, with the shipped routes and code tables and the demo's accounts. */
public final class RunningRelay implements AutoCloseable {
    public static final String INGEST = "key-of-the-erp";
    public static final String VIEWER = "key-of-the-operators";
    public static final String OPERATOR = "key-of-an-operator";
    public static final String APPROVER = "key-of-an-approver";
    public static final String ADMIN = "key-of-an-admin";

    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Relay relay;

    /**
     * Starts it.
     *
     * @param folder for configuration and data
     * @param providerUrl the account's base-url
     * @param overrides settings by their environment name
     */
    public RunningRelay(Path folder, String providerUrl, Map<String, String> overrides) throws Exception {
        this(folder, accounts(), providerUrl, overrides);
    }

    /**
     * Starts it with other accounts.
     *
     * @param accounts accounts.yaml; {@code {{env:SANDBOX_URL}}} leads to the provider
     */
    public RunningRelay(Path folder, String accounts, String providerUrl, Map<String, String> overrides)
            throws Exception {
        this(folder, accounts, providerUrl, overrides, Path.of("routes"));
    }

    /** Starts it with other routes than the shipped ones. */
    public RunningRelay(Path folder, String accounts, String providerUrl, Map<String, String> overrides, Path routes)
            throws Exception {
        environment.put("SANDBOX_URL", providerUrl);
        environment.put("HTTP_PORT", freePort());
        environment.put("MANAGEMENT_PORT", freePort());
        environment.put("BROKER_EMBEDDED_URL", "tcp://127.0.0.1:" + freePort());
        environment.putAll(overrides);
        relay = new Relay(config(folder, accounts), routes, folder.resolve("data"), environment, RelayListener.NONE);
    }

    public static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path config(Path folder, String accounts) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(config.resolve("codes"));
        for (String table : List.of("codes/kaleyra.yaml", "codes/meta.yaml", "codes/infobip.yaml")) {
            Files.copy(Path.of("config").resolve(table), config.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(config.resolve("accounts.yaml"), accounts);
        Files.writeString(
                config.resolve("clients.yaml"),
                "clients:\n" + client("erp", "ingest", INGEST) + client("ops", "viewer", VIEWER)
                        + client("desk", "operator", OPERATOR) + client("chief", "approver", APPROVER)
                        + client("boss", "admin", ADMIN));
        return config;
    }

    /** The demo's account at Kaleyra, and three more of the same kind. */
    private static String accounts() throws IOException {
        String demo = Files.readString(Path.of("src/samples/accounts.yaml"));
        int account = demo.indexOf("  - name: kaleyra-demo");
        String kaleyra = demo.substring(account, demo.indexOf("  - name:", account + 1));
        StringBuilder all = new StringBuilder("accounts:\n").append(kaleyra);
        for (int i = 1; i <= 3; i++) {
            all.append(kaleyra.replace("kaleyra-demo", "spare-" + i));
        }
        return all.append("routing: {default: kaleyra-demo}\n").toString();
    }

    /** The demo's account without any limit. */
    static String unlimited() throws IOException {
        return accounts().lines().filter(line -> !line.contains("limits:")).collect(Collectors.joining("\n"));
    }

    static String client(String name, String role, String key) {
        return "  - {name: " + name + ", roles: [" + role + "], key-sha256: \"" + Clients.hash(key) + "\"}\n";
    }

    Relay relay() {
        return relay;
    }

    public Ledger ledger() {
        return relay.ledger();
    }

    public String brokerUrl() {
        return environment.get("BROKER_EMBEDDED_URL");
    }

    int httpPort() {
        return Integer.parseInt(environment.get("HTTP_PORT"));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT") + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> post(String body) throws Exception {
        return send(request("/v1/orders")
                .header("Authorization", "Bearer " + INGEST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** As a person's program does it; {@code requestKey} may be null. */
    public HttpResponse<String> post(String path, String key, String requestKey, String body) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(requestKey == null ? request : request.header("Idempotency-Key", requestKey));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("X-API-Key", VIEWER));
    }

    public HttpResponse<String> management(String path) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.get("MANAGEMENT_PORT") + path)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        relay.close();
    }
}
