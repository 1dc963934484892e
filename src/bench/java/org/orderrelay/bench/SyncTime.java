package org.orderrelay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** How long this disk takes to make 4 kB durable; without it a figure about commits says nothing. */
final class SyncTime {
    private static final int SYNCS = 500;

    private SyncTime() {}

    static String measure(Path folder) throws IOException {
        double[] millis = new double[SYNCS];
        try (FileChannel file =
                FileChannel.open(folder.resolve("sync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                file.write(ByteBuffer.allocate(4096));
                long start = System.nanoTime();
                file.force(false);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return String.format("median %.2f ms, p99 %.2f ms", millis[SYNCS / 2], millis[SYNCS * 99 / 100]);
    }
}
