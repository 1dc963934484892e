package org.orderrelay.app;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready while the data folder has room: below 256 MB a commit may fail at any moment. */
final class DiskHealth extends AbstractHealthCheck {
    private static final long LEAST_BYTES = 256L << 20;

    private final Path data;

    DiskHealth(Path data) {
        super("order-relay", "disk");
        this.data = data;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /** Bytes free for the data folder. */
    long free() {
        return data.toFile().getUsableSpace();
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        long free = free();
        result.detail("free.bytes", free);
        if (free < LEAST_BYTES) {
            result.down()
                    .message("only " + (free >> 20) + " MB are free for the data folder; at least 256 MB are needed");
        } else {
            result.up();
        }
    }
}
