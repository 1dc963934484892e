package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.TeaOrders;

/** What reaches a provider's wire, and what the HTTP client must not do of its own accord. */
@OfRoutes({"60-deliver-orders", "61-call-provider"})
class CallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 40;

    @TempDir
    private static Path folder;

    private static final List<Seen> CALLS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger WAITING = new AtomicInteger();
    private static final CountDownLatch ALL_AT_ONCE = new CountDownLatch(MANY);
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static HttpServer provider;
    private static RunningRelay relay;

    private record Seen(String path, Headers headers, JsonNode body) {
        boolean isOf(String reference) {
            return body.toString().contains(reference);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(THREADS);
        provider.createContext("/", CallsTest::answer);
        provider.start();
        String url = "http://127.0.0.1:" + provider.getAddress().getPort();
        relay = new RunningRelay(folder, url, Map.of());
    }

    @AfterAll
    static void stop() {
        relay.close();
        provider.stop(0);
        THREADS.shutdownNow();
    }

    /** Answers as the reference asks for. */
    private static void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        Seen seen = new Seen(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body);
        CALLS.add(seen);
        int status = 202;
        if (seen.isOf("LIMITED")) {
            status = 429;
            exchange.getResponseHeaders().add("Retry-After", "60");
        } else if (seen.isOf("AWAY")) {
            status = 503;
            exchange.getResponseHeaders().add("Retry-After", "60");
        } else if (seen.isOf("MOVED")) {
            status = 307;
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        } else if (seen.isOf("MANY")) {
            waitForAll();
        }
        byte[] text = "{\"status\":\"success\",\"data\":[{\"message_id\":\"m-1\"}]}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    /** Nobody is answered before everybody has called. */
    private static void waitForAll() {
        WAITING.incrementAndGet();
        ALL_AT_ONCE.countDown();
        try {
            ALL_AT_ONCE.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Seen> calls(String reference) {
        return CALLS.stream().filter(call -> call.isOf(reference)).toList();
    }

    private static JsonNode delivery(String reference) throws Exception {
        return JSON.readTree(relay.get("/v1/orders/" + reference).body())
                .path("deliveries")
                .path(0);
    }

    /** An account of its own, since what is answered there slows down or holds the whole account. */
    private static String by(String account, String order) {
        return order.replaceFirst("\\{", "{\"account\": \"" + account + "\", ");
    }

    private static void settledAfterOneAttempt(String reference) throws Exception {
        await().until(() -> delivery(reference)
                        .path("attempts_made")
                        .path(0)
                        .path("http_status")
                        .asInt()
                > 0);
        assertThat(delivery(reference).path("attempts_made")).hasSize(1);
        assertThat(calls(reference)).hasSize(1);
    }

    @Test
    void theSendersPlusReachesTheWireAsPercent2B() throws Exception {
        relay.post(TeaOrders.pending("PLUS-1"));

        await().until(() -> calls("PLUS-1").size() == 1);
        assertThat(calls("PLUS-1").get(0).path()).contains("%2B911234567890").doesNotContain("+911234567890");
    }

    @Test
    void onlyTheProvidersOwnHeadersLeave() throws Exception {
        relay.post(TeaOrders.pending("HEADERS-1"));

        await().until(() -> calls("HEADERS-1").size() == 1);
        Headers headers = calls("HEADERS-1").get(0).headers();
        assertThat(headers.getFirst("api-key")).isEqualTo("demo");
        assertThat(headers.getFirst("Content-Type")).startsWith("application/json");
        assertThat(headers.keySet().stream().map(String::toLowerCase))
                .isSubsetOf(Set.of(
                        "api-key",
                        "accept",
                        "cache-control",
                        "content-type",
                        "content-length",
                        "transfer-encoding",
                        "host",
                        "connection",
                        "user-agent"));
    }

    @Test
    void a429IsNotRepeatedByTheClient() throws Exception {
        relay.post(by("spare-1", TeaOrders.pending("LIMITED-1")));

        settledAfterOneAttempt("LIMITED-1");
    }

    @Test
    void a503IsNotRepeatedByTheClient() throws Exception {
        relay.post(by("spare-2", TeaOrders.pending("AWAY-1")));

        settledAfterOneAttempt("AWAY-1");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        relay.post(by("spare-3", TeaOrders.pending("MOVED-1")));

        settledAfterOneAttempt("MOVED-1");
        assertThat(CALLS).noneMatch(call -> call.path().equals("/elsewhere"));
        assertThat(delivery("MOVED-1").path("state").asText()).isNotEqualTo("accepted");
    }

    @Test
    void moreCallsThanCamelsTwentyAreOpenAtOnce() throws Exception {
        StringBuilder orders = new StringBuilder("[");
        for (int i = 0; i < MANY; i++) {
            String order = TeaOrders.pending("MANY-" + i).replace(TeaOrders.PHONE, "+9198765010" + (10 + i));
            orders.append(i == 0 ? "" : ",").append(order);
        }

        relay.post(orders.append(']').toString());

        await().until(() -> ALL_AT_ONCE.getCount() == 0);
        assertThat(WAITING).hasValue(MANY);
    }
}
