package org.orderrelay.sandbox;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts log entries. Remembers every accepted identity exactly: about 150 bytes each. */
final class Tally {
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Long> byAnswer = new TreeMap<>();
    private long requests;
    private long accepted;
    private long duplicates;

    void count(LogEntry entry) {
        requests++;
        byAnswer.merge(entry.code(), 1L, Long::sum);
        if (entry.accepted()) {
            accepted++;
            if (!seen.add(entry.identity())) {
                duplicates++;
            }
        }
    }

    SandboxStats stats() {
        return new SandboxStats(requests, accepted, duplicates, Map.copyOf(byAnswer));
    }

    void clear() {
        seen.clear();
        byAnswer.clear();
        requests = 0;
        accepted = 0;
        duplicates = 0;
    }
}
