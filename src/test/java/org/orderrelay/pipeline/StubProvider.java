package org.orderrelay.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A server that answers each method as it is told to, and remembers what it was asked. */
public final class StubProvider implements AutoCloseable {
    private record Seen(String method, String target, Map<String, List<String>> headers, String body) {}

    private record Reply(int status, String body) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Reply>> scripts = new ConcurrentHashMap<>();
    private final HttpServer server;

    public StubProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds an answer; the last one is given again and again. Without any it is 200 with an empty object. */
    public StubProvider answers(String method, int status, String body) {
        scripts.computeIfAbsent(method, any -> new ConcurrentLinkedQueue<>()).add(new Reply(status, body));
        return this;
    }

    /** Paths and queries as they came, in their order. */
    public List<String> calls(String method) {
        return of(method).map(Seen::target).toList();
    }

    public List<String> bodies(String method) {
        return of(method).map(Seen::body).toList();
    }

    /** A header of the first call. */
    public String header(String method, String name) {
        return of(method).findFirst().orElseThrow().headers().get(name).get(0);
    }

    private Stream<Seen> of(String method) {
        return seen.stream().filter(call -> call.method().equals(method));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(method, exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
        Queue<Reply> script = scripts.getOrDefault(method, new ConcurrentLinkedQueue<>(List.of(new Reply(200, "{}"))));
        Reply reply = script.size() > 1 ? script.remove() : script.element();
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
