package org.orderrelay.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole way at full speed: JMS queue, ledger, HTTP, accepted and settled. Relay, sandbox and producer are processes of
 * their own on this machine. Prints one line a run; figures are for reading, nothing is asserted.
 *
 * <p>Arguments: {@code orders runs latency-ms…}; 40000 3 0 50 by default.
 */
public final class SpeedBench {
    private SpeedBench() {}

    /** Runs all measurements. */
    public static void main(String[] arguments) throws Exception {
        int orders = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<Integer> latencies = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            latencies.add(Integer.parseInt(arguments[i]));
        }
        if (latencies.isEmpty()) {
            latencies.addAll(List.of(0, 50));
        }
        Path work = Files.createTempDirectory(Path.of("target"), "bench");
        System.out.printf("sync of this disk: %s%n", SyncTime.measure(work));
        try (BenchRig rig = new BenchRig(work)) {
            System.out.printf("warm-up: %s%n", rig.run(orders, 0));
            for (int latency : latencies) {
                for (int run = 1; run <= runs; run++) {
                    System.out.printf(
                            "JMS -> ledger -> HTTP -> settled, provider at %d ms, run %d: %s%n",
                            latency, run, rig.run(orders, latency));
                }
            }
            System.out.println(rig.commits());
        }
    }
}
