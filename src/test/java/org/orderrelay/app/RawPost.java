package org.orderrelay.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A post to {@code /v1/orders} by hand, which may promise what it does not send. */
final class RawPost {
    private RawPost() {}

    /** Opens a connection and sends the head and so much of the body. */
    static Socket begin(int port, List<String> head, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String lines = "POST /v1/orders HTTP/1.1\r\nHost: relay\r\n" + String.join("\r\n", head) + "\r\n\r\n" + body;
        socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
