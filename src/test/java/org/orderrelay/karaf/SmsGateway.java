package org.orderrelay.karaf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the example's provider calls: takes everything and remembers it. */
final class SmsGateway implements AutoCloseable {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    SmsGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/messages", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> taken() {
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
