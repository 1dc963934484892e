package org.orderrelay.ledger;

/** Hears of every group commit; for metrics. Called on the writer's thread: must be quick and must not throw. */
@FunctionalInterface
public interface CommitListener {
    CommitListener NONE = (units, nanos) -> {};

    /**
     * One transaction was committed.
     *
     * @param units pieces of work in this commit
     * @param nanos time of the whole transaction, sync included
     */
    void committed(int units, long nanos);
}
