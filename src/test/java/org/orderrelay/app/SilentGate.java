package org.orderrelay.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gate before a server that can fall silent: bytes of the connections open then lead nowhere, and nothing is closed. */
final class SilentGate implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int behind;
    private volatile boolean silent;

    SilentGate(int behind) throws IOException {
        this.behind = behind;
        var unused = threads.submit(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void silence() {
        silent = true;
    }

    void speak() {
        silent = false;
    }

    private Void accept() throws IOException {
        while (!door.isClosed()) {
            Socket from = door.accept();
            Socket to = new Socket(InetAddress.getLoopbackAddress(), behind);
            sockets.addAll(List.of(from, to));
            boolean[] dead = new boolean[1];
            var unused = threads.submit(() -> carry(from, to, dead));
            unused = threads.submit(() -> carry(to, from, dead));
        }
        return null;
    }

    private Void carry(Socket from, Socket to, boolean[] dead) throws IOException {
        byte[] bytes = new byte[8192];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            dead[0] |= silent;
            if (!dead[0]) {
                out.write(bytes, 0, count);
                out.flush();
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
