package org.orderrelay.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Whether the relay's own ports are free. Camel's server only logs that it could not listen and goes on: a relay would
 * run whose REST nobody reaches, or that another process answers for.
 */
final class Ports {
    private Ports() {}

    /**
     * Tries both.
     *
     * @throws IllegalStateException if one is taken, with its setting
     */
    static void checkFree(Settings settings) {
        check(settings, "http");
        check(settings, "management");
    }

    private static void check(Settings settings, String area) {
        String host = settings.text(area + ".host");
        int port = settings.number(area + ".port", 1, 65_535);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the server does: connections that linger are no matter
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    area + ".port: the relay cannot listen on " + host + ":" + port + " (" + e.getMessage() + ")", e);
        }
    }
}
