package org.orderrelay.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.pipeline.rest.Clients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code order-relay demo}: everything embedded, sample orders through all three sources, a table, then it stays up. */
@Command(name = "demo", description = "Runs everything embedded with sample orders.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String KEY = "demo-key";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Option(names = "--samples", description = "Folder of the samples (default: ${DEFAULT-VALUE}).")
    private Path samples = Home.of("samples");

    @Option(names = "--config", description = "Folder with codes/ (default: ${DEFAULT-VALUE}).")
    private Path config = Home.of("config");

    @Option(names = "--routes", description = "Folder of the route files (default: ${DEFAULT-VALUE}).")
    private Path routes = Home.of("routes");

    @Option(names = "--data", description = "Folder of the demo, emptied first (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data/demo");

    @Option(
            names = "--once",
            arity = "0..1",
            fallbackValue = "true",
            description = "Ends after the table: 0 if every sample ended as expected.")
    private boolean once;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Map<String, String> surroundings;

    DemoCommand() {
        this(System.getenv());
    }

    /** @param surroundings the environment, for what it overrides */
    DemoCommand(Map<String, String> surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        empty(data);
        DemoTable table = new DemoTable(out);
        try (DemoServers servers = new DemoServers(data, surroundings)) {
            Map<String, String> environment = environment(servers);
            new DemoProviders(servers.sandbox()).set("http://127.0.0.1:" + environment.get("HTTP_PORT"));
            try (Relay relay = new Relay(demoConfig(), routes, data, environment, table)) {
                out.printf("%nThe relay is up (%d deliveries waiting). Sending the sample orders:%n", relay.queued());
                out.flush();
                boolean asExpected = feed(environment, table, relay.ledger().view());
                if (once) {
                    return asExpected ? 0 : OrderRelay.FAILED;
                }
                addresses(out, environment);
                new CountDownLatch(1).await();
            }
        } catch (ConfigurationException e) {
            e.faults().forEach(out::println);
            return OrderRelay.USAGE;
        }
        return 0;
    }

    private boolean feed(Map<String, String> environment, DemoTable table, LedgerView view) throws Exception {
        DemoFeeder feeder = new DemoFeeder(samples);
        feeder.queue(address(environment, "BROKER_EMBEDDED_URL"), "orders");
        feeder.sftp(Integer.parseInt(address(environment, "SOURCE_SFTP_PORT")));
        feeder.rest("http://127.0.0.1:" + environment.get("HTTP_PORT"), KEY);
        List<String> expected = Files.readAllLines(samples.resolve("expected.csv")).stream()
                .skip(1)
                .sorted()
                .toList();
        table.await(expected.size(), LONGEST);
        DemoReceipts receipts = new DemoReceipts(view, spec.commandLine().getOut());
        receipts.await(table.deliveryIds(), LONGEST);
        table.print(receipts::of);
        List<String> seen = table.rows().stream()
                .map(row -> row.expectation() + ',' + (row.deliveryId() == null ? "-" : receipts.of(row.deliveryId())))
                .sorted()
                .toList();
        if (!seen.equals(expected)) {
            spec.commandLine().getErr().println("Not as expected. Expected:\n" + String.join("\n", expected));
        }
        return seen.equals(expected);
    }

    /** The shipped code tables, and the demo's own account, client and contacts. */
    private Path demoConfig() throws IOException {
        Path folder = data.resolve("config");
        Files.createDirectories(folder.resolve("codes"));
        for (String provider : List.of("kaleyra", "meta", "infobip")) {
            copy(config.resolve("codes/" + provider + ".yaml"), folder.resolve("codes/" + provider + ".yaml"));
        }
        copy(samples.resolve("accounts.yaml"), folder.resolve("accounts.yaml"));
        copy(samples.resolve("contacts.csv"), folder.resolve("contacts.csv"));
        String client = "clients: [{name: demo, roles: [ingest, viewer, operator, admin], key-sha256: \""
                + Clients.hash(KEY) + "\"}]";
        Files.writeString(folder.resolve("clients.yaml"), client);
        return folder;
    }

    private Map<String, String> environment(DemoServers servers) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HTTP_PORT",
                "8080",
                "MANAGEMENT_PORT",
                "8081",
                "BROKER_EMBEDDED_URL",
                "tcp://127.0.0.1:61616",
                "SOURCE_SFTP_HOST",
                "127.0.0.1",
                "SOURCE_SFTP_PORT",
                Integer.toString(servers.sftpPort()),
                "SOURCE_SFTP_USER",
                DemoServers.USER,
                "SOURCE_SFTP_PASSWORD",
                DemoServers.PASSWORD,
                "SOURCE_SFTP_KNOWN_HOSTS_FILE",
                servers.knownHosts().toAbsolutePath().toString(),
                "SOURCE_SFTP_POLL",
                "1s",
                "SANDBOX_URL",
                servers.sandbox().baseUrl()));
        environment.put("SOURCE_SFTP_SETTLE", "2s");
        environment.put(
                "SOURCE_FILES_DIRECTORY", data.resolve("files").toAbsolutePath().toString());
        // the samples say when they came about and come all at once: no need to wait long for stragglers
        environment.put("ORDERS_UNKNOWN_WAIT", "2s");
        environment.putAll(surroundings);
        return environment;
    }

    private void addresses(PrintWriter out, Map<String, String> environment) {
        String http = "http://127.0.0.1:" + environment.get("HTTP_PORT");
        out.println("The relay keeps running. Ctrl-C ends it.");
        out.println("  REST     " + http + "/v1/orders        Authorization: Bearer " + KEY);
        out.println("  orders   " + http + "/v1/orders/TEA-2001   deliveries: " + http + "/v1/deliveries");
        out.println(
                "  health   http://127.0.0.1:" + environment.get("MANAGEMENT_PORT") + "/health   metrics: /metrics");
        out.println(
                "  queue    " + environment.get("BROKER_EMBEDDED_URL") + "  queue orders (answers: orders.outcomes)");
        out.println("  SFTP     sftp -P " + environment.get("SOURCE_SFTP_PORT") + " " + DemoServers.USER
                + "@127.0.0.1   password " + DemoServers.PASSWORD + ", folder orders/inbox");
        out.println("  folder   " + environment.get("SOURCE_FILES_DIRECTORY") + "/inbox");
        out.println("  sandbox  " + environment.get("SANDBOX_URL") + "/sandbox/log");
        out.flush();
    }

    private static String address(Map<String, String> environment, String key) {
        return environment.getOrDefault(key, "");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
