package org.orderrelay.pipeline;

import java.io.IOException;
import java.net.ServerSocket;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** The server behind the platform-http routes of a test, with the relay's limit, on a free port. */
public final class WebServer {
    private final int port;

    private WebServer(int port) {
        this.port = port;
    }

    /** Adds a server to a context that has not been started. */
    public static WebServer addTo(CamelContext context) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(freePort());
        configuration.setMaxBodySize(2L * 1024 * 1024);
        context.addService(new VertxPlatformHttpServer(configuration));
        return new WebServer(configuration.getBindPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
