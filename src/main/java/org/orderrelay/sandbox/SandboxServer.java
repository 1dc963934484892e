package org.orderrelay.sandbox;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a sandbox as its own process: {@code SandboxServer [host [port [log]]]}, by default 127.0.0.1, 9900, no file. */
public final class SandboxServer {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final int PORT = 9900;

    private SandboxServer() {}

    /** Serves until the process is ended. */
    public static void main(String[] args) {
        Sandbox sandbox = Sandbox.start(options(args));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        LOG.info("sandbox listens on {}", sandbox.baseUrl());
    }

    static SandboxOptions options(String[] args) {
        return new SandboxOptions(
                args.length > 0 ? args[0] : "127.0.0.1",
                args.length > 1 ? Integer.parseInt(args[1]) : PORT,
                args.length > 2 ? Path.of(args[2]) : null,
                Boolean.getBoolean("sandbox.payloads"));
    }
}
