package org.orderrelay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Gives every seed, or so many changed ones, to a check that must neither fail nor take long; says which one did. */
final class Dose {
    /** Of CPU time, so that a busy machine is no hang; what stands still ends by the test's own time-out. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SHOWN = 500;

    private Dose() {}

    /** What must hold of one document, whatever it is. */
    @FunctionalInterface
    interface Check {
        void of(byte[] document, Seeds.Seed seed) throws Exception;
    }

    static void everySeed(List<Seeds.Seed> seeds, Check check) {
        List<String> failed = new ArrayList<>();
        for (Seeds.Seed seed : seeds) {
            try {
                give(seed.bytes(), seed, check, "as it is");
            } catch (AssertionError e) {
                failed.add(e.getMessage());
            }
        }
        assertThat(failed).isEmpty();
    }

    static void mutations(int count, List<Seeds.Seed> seeds, Mutator mutator, Check check) {
        Stream.iterate(0, i -> i < count, i -> i + 1).forEach(i -> {
            Seeds.Seed seed = mutator.pick(seeds);
            give(mutator.changed(seed.bytes(), mutator.pick(seeds).bytes()), seed, check, "change " + i);
        });
    }

    private static void give(byte[] document, Seeds.Seed seed, Check check, String how) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            check.of(document, seed);
        } catch (Exception | AssertionError | StackOverflowError e) {
            throw new AssertionError(seed + ", " + how + ": " + e + "; in Base64: " + shown(document), e);
        }
        Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        if (took.compareTo(LONGEST) > 0) {
            throw new AssertionError(seed + ", " + how + ": took " + took + "; in Base64: " + shown(document));
        }
    }

    private static String shown(byte[] document) {
        String text = Base64.getEncoder().encodeToString(document);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… of " + document.length + " bytes";
    }
}
