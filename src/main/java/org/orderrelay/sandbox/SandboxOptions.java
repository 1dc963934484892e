package org.orderrelay.sandbox;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is run.
 *
 * @param host address to listen on; {@code 127.0.0.1} unless other machines shall call
 * @param port 9900 in the demo; 0 takes any free one
 * @param log append-only file of JSON lines, read again at start; null for a temporary file that goes at the end
 * @param payloads whether the log holds whole payloads; costs speed and disk, off by default
 */
public record SandboxOptions(
        String host, int port, @Nullable Path log, boolean payloads) {
    /** Loopback, any free port, a temporary log, without payloads. */
    public static final SandboxOptions ANY_PORT = new SandboxOptions("127.0.0.1", 0, null, false);

    public SandboxOptions withPayloads() {
        return new SandboxOptions(host, port, log, true);
    }
}
