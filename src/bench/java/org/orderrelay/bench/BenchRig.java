package org.orderrelay.bench;

import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;

/** The processes of a measurement, and one measurement. */
final class BenchRig implements AutoCloseable {
    private static final Pattern SETTLED =
            Pattern.compile("order_relay_delivery_attempts_seconds_count\\{.*outcome=\"accepted\".*} ([0-9.E]+)");
    private static final int SEND_BATCH = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int sandboxPort = freePort();
    private final int httpPort = freePort();
    private final int managementPort = freePort();
    private final int brokerPort = freePort();
    private final List<Process> processes = new ArrayList<>();
    private int series;

    BenchRig(Path work) throws IOException, InterruptedException {
        Path config = Files.createDirectories(work.resolve("config/codes")).getParent();
        Files.copy(Path.of("config/codes/kaleyra.yaml"), config.resolve("codes/kaleyra.yaml"));
        Files.writeString(config.resolve("accounts.yaml"), account());
        start(
                work,
                "sandbox",
                Map.of(),
                "org.orderrelay.sandbox.SandboxServer",
                "127.0.0.1",
                "" + sandboxPort,
                work.resolve("sandbox.jsonl").toString());
        start(
                work,
                "relay",
                Map.of(
                        "HTTP_PORT", "" + httpPort,
                        "MANAGEMENT_PORT", "" + managementPort,
                        "BROKER_EMBEDDED_URL", "tcp://127.0.0.1:" + brokerPort),
                "org.orderrelay.app.OrderRelay",
                "run",
                "--config=" + config,
                "--data=" + work.resolve("data"));
        while (!metrics().contains("order_relay")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private String account() {
        return """
                accounts:
                  - name: bench
                    provider: kaleyra
                    base-url: http://127.0.0.1:%d
                    sid: HXAP
                    sender: "+911234567890"
                    api-key: bench
                    in-flight: 256
                    payment: {type: upi, configuration: bench}
                    templates:
                      - {notification: order_details, locale: en_US, name: bench}
                      - {notification: order_status, locale: en_US, name: bench}
                """.formatted(sandboxPort);
    }

    private void start(Path work, String name, Map<String, String> environment, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-Dlogback.configurationFile="
                        + Path.of("src/bench/logback.xml").toAbsolutePath()));
        String options = System.getProperty("bench." + name + ".options", "");
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        processes.add(builder.start());
    }

    /** One measurement: the rate from the first send to the last settled outcome, and the CPU each process spent on it. */
    String run(int orders, int latencyMillis) throws Exception {
        HttpRequest latency = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandboxPort + "/sandbox/latency"))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"ms\":" + latencyMillis + "}"))
                .build();
        http.send(latency, HttpResponse.BodyHandlers.discarding());
        double before = settled();
        long[] cpu = cpu();
        long start = System.nanoTime();
        send(orders, ++series);
        while (settled() < before + orders) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] after = cpu();
        return String.format(
                "%.0f orders/s, CPU an order: sandbox %d us, relay with broker %d us, producer %d us",
                orders / seconds,
                (after[0] - cpu[0]) / orders,
                (after[1] - cpu[1]) / orders,
                (after[2] - cpu[2]) / orders);
    }

    /** Microseconds of CPU so far: sandbox, relay, this process. */
    private long[] cpu() {
        return Stream.of(processes.get(0).toHandle(), processes.get(1).toHandle(), ProcessHandle.current())
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElseThrow().toNanos() / 1_000)
                .toArray();
    }

    private void send(int orders, int run) throws Exception {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
        try (ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            for (int i = 0; i < orders; i++) {
                producer.send(session.createTextMessage(BenchOrders.order(run, i)));
                if (i % SEND_BATCH == SEND_BATCH - 1) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    private double settled() throws IOException, InterruptedException {
        Matcher matcher = SETTLED.matcher(metrics());
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    /** The ledger's commits as the relay counted them. */
    String commits() throws IOException, InterruptedException {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("order_relay_ledger"))
                .collect(Collectors.joining("\n"));
    }

    private String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/metrics"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (java.net.ConnectException e) {
            if (processes.stream().anyMatch(process -> !process.isAlive())) {
                throw new IllegalStateException("a process of the bench ended; see its log below target/", e);
            }
            return "";
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit()
                .completeOnTimeout(process, 30, TimeUnit.SECONDS)
                .join());
        processes.forEach(Process::destroyForcibly);
    }
}
