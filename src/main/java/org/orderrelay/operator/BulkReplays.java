package org.orderrelay.operator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.ReplayFilter;
import org.orderrelay.ledger.ReplayJobs;
import org.orderrelay.ledger.ReplayJobs.Job;

/** Replays of many deliveries: looked at first, then paced, and stopped if need be. */
public final class BulkReplays {
    /** More than this many at once is a decision of an admin. */
    public static final int MOST_OF_AN_OPERATOR = 1_000;
    /** A pace most accounts bear beside their daily work. */
    public static final int PER_SECOND = 10;

    public static final int MOST_PER_SECOND = 500;

    private final Ledger ledger;
    private final References references;
    private final Runnable wake;

    /** @param wake tells the outbox that something may go now */
    public BulkReplays(Ledger ledger, References references, Runnable wake) {
        this.ledger = ledger;
        this.references = references;
        this.wake = wake;
    }

    public ReplayJobs.Plan plan(ReplayFilter filter) {
        return jobs().plan(filter);
    }

    /** How long a job would take: the last second counts whole. */
    public static long seconds(ReplayJobs.Plan plan, int perSecond) {
        return (plan.deliveries() + perSecond - 1) / perSecond;
    }

    /** The target of a job that was started or had been started by the same request. */
    public static final String TARGET = "replay:";

    /** Starts a job. */
    public Deed start(ReplayFilter filter, int perSecond, Act act) {
        return jobs().start(filter, perSecond, act).join();
    }

    public Deed cancel(String id, Act act) {
        return jobs().cancel(id, act).join();
    }

    /** Jobs, the newest first. */
    public Page<Job> page(int limit, @Nullable String cursor) {
        return jobs().page(limit, cursor);
    }

    public Optional<Job> find(String id) {
        return jobs().find(id);
    }

    /** What running jobs may do now; called once a second. */
    public void work() {
        if (jobs().work(references).join() > 0) {
            wake.run();
        }
    }

    private ReplayJobs jobs() {
        return ledger.desk().jobs();
    }
}
