package org.orderrelay.reliability;

import java.util.List;

/**
 * What a history shows, in Jepsen's words for a queue, each with what it is about.
 *
 * @param orders how many orders were put in
 * @param events how many statuses of them
 * @param lost acknowledged, and neither with the customer nor listed
 * @param unexpected with the customer, and never put in
 * @param duplicated with the customer more than once
 * @param recovered in doubt for the source, and with the customer all the same
 * @param unknown listed as unknown: the relay does not know, and says so
 * @param waiting listed as queued behind one that is unknown
 * @param illegal orders whose messages are no legal path, or not in the order in which they were put
 */
record Verdict(
        int orders,
        int events,
        List<String> lost,
        List<String> unexpected,
        List<String> duplicated,
        List<String> recovered,
        List<String> unknown,
        List<String> waiting,
        List<String> illegal) {

    /**
     * Nothing lost, nothing unexpected, nothing twice, every order a legal path, and no more unknown than calls were open.
     *
     * @param open calls that may have been open when the process was killed, over all kills
     */
    boolean isValid(int open) {
        return lost.isEmpty()
                && unexpected.isEmpty()
                && duplicated.isEmpty()
                && illegal.isEmpty()
                && unknown.size() <= open;
    }

    /** The figures, for one line. */
    String figures() {
        return "orders %,d, events %,d, lost %,d, unexpected %,d, duplicated %,d, recovered %,d, unknown %,d, waiting %,d, illegal %,d"
                .formatted(
                        orders,
                        events,
                        lost.size(),
                        unexpected.size(),
                        duplicated.size(),
                        recovered.size(),
                        unknown.size(),
                        waiting.size(),
                        illegal.size());
    }
}
