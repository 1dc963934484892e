package org.orderrelay.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The relay itself, as it is shipped, with one account at the sandbox and no limits. */
final class RelayProgram implements Program {
    static final String KEY = "bench-key";
    private static final Pattern SETTLED =
            Pattern.compile("order_relay_delivery_attempts_seconds_count\\{.*outcome=\"accepted\".*} ([0-9.E]+)");
    private static final Pattern RECORDED =
            Pattern.compile("order_relay_orders_total\\{.*verdict=\"recorded\".*} ([0-9.E]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int httpPort = Child.freePort();
    private final int managementPort = Child.freePort();
    private final int brokerPort = Child.freePort();
    private final Path folder;
    private final Child process;

    /**
     * Starts a relay and waits until it is up.
     *
     * @param limits of the account, as in {@code accounts.yaml}; {@code {}} is none
     */
    RelayProgram(Path work, Database database, String providerUrl, int inFlight, String limits) throws Exception {
        Path config = Files.createDirectories(work.resolve("config/codes")).getParent();
        folder = Files.createDirectories(work.resolve("folder"));
        Files.copy(Path.of("config/codes/kaleyra.yaml"), config.resolve("codes/kaleyra.yaml"));
        Files.writeString(config.resolve("accounts.yaml"), account(providerUrl, inFlight, limits));
        Files.writeString(
                config.resolve("clients.yaml"),
                "clients: [{name: bench, roles: [ingest], key-sha256: \"" + sha256(KEY) + "\"}]\n");
        Map<String, String> environment = new HashMap<>(Map.of(
                "HTTP_PORT", "" + httpPort,
                "MANAGEMENT_PORT", "" + managementPort,
                "SOURCE_FILES_DIRECTORY", folder.toAbsolutePath().toString(),
                "SOURCE_FILES_COMPLETE", "rename",
                "DELIVERY_IN_FLIGHT", "" + inFlight,
                "BROKER_EMBEDDED_URL", "tcp://127.0.0.1:" + brokerPort));
        environment.putAll(database.environment("relay"));
        process = Child.start(
                work,
                "relay",
                environment,
                "org.orderrelay.app.OrderRelay",
                List.of("run", "--config=" + config, "--data=" + work.resolve("data")));
        while (!metrics().contains("order_relay")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String account(String url, int inFlight, String limits) {
        return """
                accounts:
                  - name: bench
                    provider: kaleyra
                    base-url: %s
                    sid: HXAP
                    sender: "+911234567890"
                    api-key: bench
                    in-flight: %d
                    limits: %s
                    payment: {type: upi, configuration: bench}
                    templates:
                      - {notification: order_details, locale: en_US, name: bench}
                      - {notification: order_status, locale: en_US, name: bench}
                """.formatted(url, inFlight, limits);
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String brokerUrl() {
        return "tcp://127.0.0.1:" + brokerPort;
    }

    String ordersUrl() {
        return "http://127.0.0.1:" + httpPort + "/v1/orders";
    }

    /** The watched folder. */
    Path folder() {
        return folder;
    }

    @Override
    public long settled() throws IOException, InterruptedException {
        return sum(SETTLED);
    }

    /** Orders that are on disk. */
    long recorded() throws IOException, InterruptedException {
        return sum(RECORDED);
    }

    private long sum(Pattern counter) throws IOException, InterruptedException {
        Matcher matcher = counter.matcher(metrics());
        double sum = 0;
        while (matcher.find()) {
            sum += Double.parseDouble(matcher.group(1));
        }
        return (long) sum;
    }

    /** Commits of the ledger as the relay counted them. */
    String commits() throws IOException, InterruptedException {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("order_relay_ledger"))
                .collect(Collectors.joining("\n"));
    }

    private String metrics() throws IOException, InterruptedException {
        process.demandLife();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/metrics"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (ConnectException e) {
            return ""; // not up yet; the next look sees whether its process lives
        }
    }

    @Override
    public Duration cpu() {
        return process.cpu();
    }

    @Override
    public long liveBytes() throws IOException, InterruptedException {
        return process.liveBytes();
    }

    @Override
    public void close() {
        process.close();
    }
}
