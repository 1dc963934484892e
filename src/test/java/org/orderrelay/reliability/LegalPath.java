package org.orderrelay.reliability;

import java.util.List;
import java.util.Set;

/**
 * Which sequences of statuses an order may have at a provider (facts 2.4), written down a second time on purpose: the
 * relay's own rules must not judge the relay.
 */
final class LegalPath {
    private static final Set<String> UNDER_WAY = Set.of("processing", "partially_shipped", "shipped");
    private static final Set<String> FINAL = Set.of("completed", "canceled");

    private LegalPath() {}

    /** The order details first and once, then what moves, then at most one final status. */
    static boolean isLegal(List<String> statuses) {
        for (int i = 0; i < statuses.size(); i++) {
            boolean last = i == statuses.size() - 1;
            boolean legal = i == 0
                    ? statuses.get(i).equals("pending")
                    : UNDER_WAY.contains(statuses.get(i)) || (last && FINAL.contains(statuses.get(i)));
            if (!legal) {
                return false;
            }
        }
        return true;
    }

    /** Whether the messages came in the order in which they were put, some of which may be missing. */
    static boolean keepsOrder(List<String> put, List<String> taken) {
        int from = 0;
        for (String status : taken) {
            int at = put.subList(from, put.size()).indexOf(status);
            if (at < 0) {
                return false;
            }
            from += at + 1;
        }
        return true;
    }
}
