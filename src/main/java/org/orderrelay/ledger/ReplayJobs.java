package org.orderrelay.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Replays of many deliveries: planned, paced, cancelled. A job is a row of the ledger: after a crash it goes on where it
 * was, and a delivery that was replayed is not in its filter any more.
 */
public interface ReplayJobs {
    /** What a filter would replay now. */
    Plan plan(ReplayFilter filter);

    /** Starts a job; the target of what is done is {@code replay:<id>}. */
    CompletableFuture<Deed> start(ReplayFilter filter, int perSecond, Act act);

    /** Ends a job; what it has replayed stays replayed. */
    CompletableFuture<Deed> cancel(String jobId, Act act);

    /** Jobs, newest first. */
    Page<Job> page(int limit, @Nullable String cursor);

    Optional<Job> find(String jobId);

    /**
     * Does what the running jobs may do now: at most a second's worth each. Several nodes may ask; one does it.
     *
     * @param longestReference longest reference of an account, by its name
     * @return how many deliveries were queued again
     */
    CompletableFuture<Integer> work(ToIntFunction<String> longestReference);

    /**
     * What a job would do.
     *
     * @param deliveries how many
     * @param byCode how many of each code, an account before each ({@code kaleyra-in WA400})
     * @param sample ids of the first ones
     */
    record Plan(long deliveries, Map<String, Long> byCode, List<String> sample) {}

    /**
     * A job.
     *
     * @param state {@code running}, {@code done} or {@code cancelled}
     * @param planned how many the filter had when it started
     * @param replayed how many were queued again so far
     * @param refused how many could not be (an invoice whose reference leaves no room for a suffix)
     */
    record Job(
            String id,
            String state,
            String filter,
            int perSecond,
            long planned,
            long replayed,
            long refused,
            String actor,
            String reason,
            Instant startedAt) {}
}
