package org.orderrelay.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The relay alone: one line a run, for work on its speed. */
final class RelaySpeed {
    private RelaySpeed() {}

    static void run(String engine, int orders, int runs, List<Integer> latencies) throws Exception {
        Path work = Files.createTempDirectory(Path.of("target"), "bench");
        System.out.printf("%s; sync of this disk: %s%n", engine, SyncTime.measure(work));
        try (Database database = Database.of(engine, work);
                Provider provider = new Provider(work);
                RelayProgram relay = new RelayProgram(work, database, provider.url(), 256, "{}")) {
            provider.latency(0);
            System.out.printf(
                    "warm-up: %s%n", Measured.of(relay, provider, orders).line());
            for (int latency : latencies) {
                provider.latency(latency);
                for (int run = 1; run <= runs; run++) {
                    System.out.printf(
                            "provider at %d ms, run %d: %s%n",
                            latency, run, Measured.of(relay, provider, orders).line());
                }
            }
            System.out.println(relay.commits());
        }
    }
}
