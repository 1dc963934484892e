package org.orderrelay.ledger.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a ledger and its PostgreSQL, and keeps the answer to a commit to itself when it is told to: the server
 * has committed, the connection is gone, and nobody was told.
 */
final class CommitThief implements AutoCloseable {
    private static final String COMMITTED = "COMMIT\0";

    private final int server;
    private final ServerSocket door;
    private final AtomicInteger thefts = new AtomicInteger();

    CommitThief(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("commit-thief", this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Keeps the next answers to a commit. */
    void steal(int commits) {
        thefts.set(commits);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), server);
                start("thief-up", () -> carry(client, database, false));
                start("thief-down", () -> carry(database, client, true));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (answers && isStolen(new String(bytes, 0, count, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            return; // the other end went
        }
    }

    private boolean isStolen(String answer) {
        return answer.contains(COMMITTED) && thefts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
