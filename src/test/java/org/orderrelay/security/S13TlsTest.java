package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.pipeline.TeaOrders;

/**
 * S13: nothing of an order, and no key, is written to a server that is not the provider's. The servers here have keys of
 * {@code src/test/resources/tls}, made by its {@code make.sh}: of an authority the relay trusts, but for another host, or
 * expired; signed by nobody; and one that is right, to show that the others are refused for their fault alone.
 */
class S13TlsTest {
    private static final char[] PASSWORD = "test-only".toCharArray();
    private static final Path KEYS = Path.of("src/test/resources/tls");
    private static final String ANSWER = "{\"code\":\"WA202\",\"data\":{\"message_id\":\"m-1\"},\"error\":{}}";
    private static final List<String> SERVERS =
            List.of("right", "wrong-host", "expired", "self-signed", "old-protocol");

    @TempDir
    private static Path folder;

    private static final Map<String, Queue<String>> GOT = new ConcurrentHashMap<>();
    private static final List<SSLServerSocket> OPEN = new ArrayList<>();
    private static SSLContext before;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        before = SSLContext.getDefault();
        StringBuilder accounts = new StringBuilder("accounts:\n");
        for (String server : SERVERS) {
            accounts.append(account(server, serve(server)));
        }
        SSLContext.setDefault(trusting("authority"));
        relay = new RunningRelay(folder, accounts + "routing: {default: right}\n", "", Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        relay.close();
        SSLContext.setDefault(before);
        for (SSLServerSocket socket : OPEN) {
            socket.close();
        }
    }

    private static String account(String name, int port) {
        return """
                  - name: %s
                    provider: kaleyra
                    base-url: https://localhost:%d
                    sid: HX1
                    sender: "+911234567890"
                    api-key: canary-of-the-key
                    payment: {type: upi, configuration: tea-shop}
                    templates:
                      - {notification: order_details, locale: en_US, name: tea_invoice}
                """.formatted(name, port);
    }

    private static KeyStore keys(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(KEYS.resolve(name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext trusting(String name) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(keys(name));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int serve(String name) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys(name.equals("old-protocol") ? "right" : name), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (name.equals("old-protocol")) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
        }
        OPEN.add(socket);
        Queue<String> got = GOT.computeIfAbsent(name, any -> new ConcurrentLinkedQueue<>());
        Thread thread = new Thread(() -> accept(socket, got));
        thread.setDaemon(true);
        thread.start();
        return socket.getLocalPort();
    }

    /** Keeps what comes of plain text; "connected" before it. */
    private static void accept(SSLServerSocket server, Queue<String> got) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.setSoTimeout(2000);
                got.add("connected");
                byte[] request = new byte[16 * 1024];
                int count = connection.getInputStream().read(request);
                got.add(count < 0 ? "" : new String(request, 0, count, StandardCharsets.ISO_8859_1));
                String head =
                        "HTTP/1.1 202 Accepted\r\nConnection: close\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n";
                connection.getOutputStream().write((head + ANSWER).getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                got.add(""); // the handshake failed, or the test is over
            }
        }
    }

    private static JsonNode delivery(String reference) throws Exception {
        return new ObjectMapper()
                .readTree(relay.get("/v1/orders/" + reference).body())
                .path("deliveries")
                .path(0);
    }

    private static String settled(String server) throws Exception {
        String reference = "S13-" + server;
        relay.post(Grounds.by(server, TeaOrders.pending(reference)));
        await().until(() -> !delivery(reference).path("code").asText("").isEmpty());
        return delivery(reference).path("code").asText();
    }

    @Test
    void theRightServerGetsTheOrder() throws Exception {
        assertThat(settled("right")).isEqualTo("WA202");

        assertThat(String.join("", GOT.get("right"))).contains("canary-of-the-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-host", "expired", "self-signed", "old-protocol"})
    void anyOtherGetsNothing(String server) throws Exception {
        assertThat(settled(server)).isEqualTo("tls");

        assertThat(GOT.get(server)).contains("connected").containsOnly("connected", "");
        assertThat(delivery("S13-" + server).path("state").asText()).isEqualTo("queued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://api.example.com", "http://10.0.0.1", "http://169.254.169.254", "ftp://api.example.com"})
    void withoutTlsThereIsNoStart(String url, @TempDir Path own) {
        String accounts = account("plain", 1).replace("https://localhost:1", url);

        assertThatThrownBy(() ->
                        new RunningRelay(own, "accounts:\n" + accounts + "routing: {default: plain}\n", "", Map.of()))
                .hasMessageContaining("https");
    }
}
