package org.orderrelay.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The relay against two other programs that do the same job, in one run: all are warm, take turns, and are measured for
 * about the same time each. Printed are medians, and the median of the ratios pair by pair.
 *
 * <p>Each program has its own embedded broker with the relay's settings, its own ledger on the same engine with every
 * commit on disk, 1 GB of heap, and as many calls open at once as {@code inFlight}. The two others know no order, no
 * retry, no unknown, no validation.
 */
final class Comparison {
    private static final int LONGEST_WARM_UP_SECONDS = 120;
    /** So many measurements in a row that were not cheaper by a twentieth than the best. */
    private static final int STEADY = 3;

    private static final double FALLING = 0.95;
    private static final int LEAST = 300;
    private static final int MOST = 60_000;

    private final String engine;
    private final int runs;
    private final int seconds;
    private final int inFlight;
    private final Map<String, Double> rates = new LinkedHashMap<>();

    Comparison(String engine, int runs, int seconds, int inFlight) {
        this.engine = engine;
        this.runs = runs;
        this.seconds = seconds;
        this.inFlight = inFlight;
    }

    void run(List<Integer> latencies) throws Exception {
        Path work = Files.createTempDirectory(Path.of("target"), "bench");
        System.out.printf(
                "%n%s, %d calls in flight, medians of %d; sync of this disk: %s%n",
                engine, inFlight, runs, SyncTime.measure(work));
        try (Database database = Database.of(engine, work);
                Provider provider = new Provider(work);
                Program relay = new RelayProgram(work, database, provider.url(), inFlight, "{}");
                Program hand = rival("hand", "HandWritten", work, database, provider);
                Program camel = rival("camel", "OrdinaryCamel", work, database, provider)) {
            List<Program> programs = List.of(relay, hand, camel);
            provider.latency(0);
            for (Program program : programs) {
                warmUp(program, provider);
            }
            for (int latency : latencies) {
                provider.latency(latency);
                print(latency, measure(programs, provider));
            }
            for (Program program : programs) {
                System.out.printf("%-6s living heap %d MB%n", program.name(), program.liveBytes() >> 20);
            }
        }
    }

    private Program rival(String name, String main, Path work, Database database, Provider provider) throws Exception {
        String type = "org.orderrelay.bench.rival." + main;
        return new RivalProgram(name, type, work, database, provider.url(), inFlight);
    }

    /** Until the compiler has had its time: the CPU time of an order does not fall any more. */
    private void warmUp(Program program, Provider provider) throws Exception {
        long until = System.nanoTime() + LONGEST_WARM_UP_SECONDS * 1_000_000_000L;
        double best = Double.MAX_VALUE;
        int orders = 2_000;
        for (int steady = 0; steady < STEADY && System.nanoTime() < until; ) {
            Measured measured = Measured.of(program, provider, orders);
            steady = measured.ownCpu() < best * FALLING ? 0 : steady + 1;
            best = Math.min(best, measured.ownCpu());
            rates.put(program.name(), measured.perSecond());
            orders = orders(program);
        }
        System.out.printf("%s is warm: CPU an order %.0f us%n", program.name(), best);
    }

    /** About as many as the program did in the time of one measurement the last time. */
    private int orders(Program program) {
        return (int) Math.min(MOST, Math.max(LEAST, rates.get(program.name()) * seconds));
    }

    private Map<String, List<Measured>> measure(List<Program> programs, Provider provider) throws Exception {
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (Program program : programs) {
                Measured one = Measured.of(program, provider, run == 0 ? LEAST * 4 : orders(program));
                rates.put(program.name(), one.perSecond());
                if (run > 0) { // the first only finds out how many orders fill the time
                    measured.computeIfAbsent(program.name(), name -> new ArrayList<>())
                            .add(one);
                }
            }
        }
        return measured;
    }

    private void print(int latency, Map<String, List<Measured>> measured) {
        List<Measured> relay = measured.get("relay");
        measured.forEach((name, runs) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                ratios.add(relay.get(i).perSecond() / runs.get(i).perSecond());
            }
            Measured median = new Measured(
                    Median.of(runs, Measured::perSecond),
                    Median.of(runs, Measured::ownCpu),
                    Median.of(runs, Measured::allCpu));
            System.out.printf(
                    "%-10s provider at %3d ms  %-6s %s; relay is %.1f x (%.1f to %.1f)%n",
                    engine,
                    latency,
                    name,
                    median.line(),
                    Median.of(ratios, Double::doubleValue),
                    ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                    ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        });
    }
}
