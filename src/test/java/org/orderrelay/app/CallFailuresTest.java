package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;

/** Calls that end badly below HTTP, against a provider that is a bare socket. */
class CallFailuresTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPTED = "{\"code\":\"WA202\",\"data\":{\"message_id\":\"m-1\"},\"error\":{}}";

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private ServerSocket provider;
    private RunningRelay relay;

    /** What the provider does with a connection. */
    @FunctionalInterface
    private interface Conduct {
        void serve(Socket connection, BufferedReader in, OutputStream out) throws IOException, InterruptedException;
    }

    private void start(String scheme, Conduct conduct, Map<String, String> settings) throws Exception {
        provider = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(conduct));
        relay = new RunningRelay(folder, scheme + "://127.0.0.1:" + provider.getLocalPort(), settings);
    }

    private void accept(Conduct conduct) {
        while (!provider.isClosed()) {
            try {
                Socket connection = provider.accept();
                threads.execute(() -> serve(conduct, connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Conduct conduct, Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            conduct.serve(connection, in, connection.getOutputStream());
        } catch (IOException e) {
            // the relay has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads one request to its end; false if there is none. */
    private static boolean request(BufferedReader in) throws IOException {
        int length = 0;
        String line = in.readLine();
        if (line == null) {
            return false;
        }
        for (; !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).trim());
            }
        }
        return in.skip(length) == length;
    }

    private static void answer(OutputStream out, long length) throws IOException {
        String head =
                "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @AfterEach
    void stop() throws IOException {
        end.countDown();
        relay.close();
        provider.close();
        threads.shutdownNow();
    }

    private JsonNode delivery(String reference) throws Exception {
        return JSON.readTree(relay.get("/v1/orders/" + reference).body())
                .path("deliveries")
                .path(0);
    }

    private JsonNode settled(String reference) throws Exception {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !delivery(reference)
                        .path("attempts_made")
                        .path(0)
                        .path("ended_at")
                        .asText("")
                        .isEmpty());
        return delivery(reference);
    }

    @Test
    void whatNeverBecameASecureConnectionIsTriedAgain() throws Exception {
        start(
                "https",
                (connection, in, out) -> out.write("no TLS here\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
                Map.of());

        relay.post(TeaOrders.pending("TLS-1"));

        JsonNode delivery = settled("TLS-1");
        assertThat(delivery.path("state").asText()).isEqualTo("queued");
        assertThat(delivery.path("code").asText()).isEqualTo("tls");
    }

    @Test
    void aConnectionLostAfterTheRequestIsUnknown() throws Exception {
        start("http", (connection, in, out) -> request(in), Map.of());

        relay.post(TeaOrders.pending("LOST-1"));

        assertThat(settled("LOST-1").path("state").asText()).isEqualTo("unknown");
    }

    @Test
    void aConnectionTheProviderClosedMeanwhileIsNotWrittenTo() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        start(
                "http",
                (connection, in, out) -> {
                    request(in);
                    answer(out, ACCEPTED.length());
                    out.write(ACCEPTED.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    end.await(400, TimeUnit.MILLISECONDS);
                    connection.close();
                    closed.countDown();
                },
                Map.of());

        relay.post(TeaOrders.pending("STALE-1"));
        assertThat(settled("STALE-1").path("state").asText()).isEqualTo("accepted");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        relay.post(TeaOrders.pending("STALE-2"));

        assertThat(settled("STALE-2").path("state").asText()).isEqualTo("accepted");
    }

    @Test
    void anAnswerThatDripsEndsWithTheCallsTimeAndNotWithTheLease() throws Exception {
        start("http", this::drip, Map.of("DELIVERY_CALL_TIMEOUT", "1s", "DELIVERY_LEASE", "8s"));

        relay.post(TeaOrders.pending("DRIP-1"));

        JsonNode delivery = settled("DRIP-1");
        assertThat(delivery.path("state").asText()).isEqualTo("unknown");
        assertThat(delivery.path("code").asText()).isIn("connection-lost", "timeout");
    }

    private void drip(Socket connection, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        request(in);
        answer(out, ACCEPTED.length());
        for (byte letter : ACCEPTED.getBytes(StandardCharsets.UTF_8)) {
            out.write(letter);
            out.flush();
            if (end.await(200, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    @Test
    void ofAnEndlessAnswerNoMoreThan64kAreRead() throws Exception {
        start("http", CallFailuresTest::flood, Map.of());

        relay.post(TeaOrders.pending("FLOOD-1"));

        JsonNode attempt = settled("FLOOD-1").path("attempts_made").path(0);
        assertThat(attempt.path("http_status").asInt()).isEqualTo(202);
        assertThat(attempt.path("answer").asText().length()).isLessThanOrEqualTo(64 * 1024);
    }

    private static void flood(Socket connection, BufferedReader in, OutputStream out) throws IOException {
        request(in);
        answer(out, Long.MAX_VALUE);
        byte[] block = new byte[64 * 1024];
        try {
            while (true) {
                out.write(block);
            }
        } catch (SocketException e) {
            connection.close();
        }
    }
}
