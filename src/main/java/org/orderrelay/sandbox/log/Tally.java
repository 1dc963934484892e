package org.orderrelay.sandbox.log;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.state.Fingerprint;
import org.orderrelay.sandbox.state.LongTable;

/** Counts log entries, in all and by account. Remembers what was accepted as fingerprints: some 30 bytes a message. */
final class Tally {
    private final LongTable messages = LongTable.set();
    private final LongTable deliveries = LongTable.set();
    private final Map<String, Counts> byAccount = new HashMap<>();

    private static final class Counts {
        private final Map<String, Long> byAnswer = new TreeMap<>();
        private long requests;
        private long accepted;
        private long duplicates;
        private long repeatedDeliveries;

        private void add(Counts other) {
            requests += other.requests;
            accepted += other.accepted;
            duplicates += other.duplicates;
            repeatedDeliveries += other.repeatedDeliveries;
            other.byAnswer.forEach((code, count) -> byAnswer.merge(code, count, Long::sum));
        }

        private SandboxStats stats() {
            return new SandboxStats(requests, accepted, duplicates, repeatedDeliveries, Map.copyOf(byAnswer));
        }
    }

    /** Counts one; whether the same status of the same reference was accepted for its recipient before. */
    boolean count(LogEntry entry) {
        Message message = entry.message();
        Counts counts = byAccount.computeIfAbsent(message.account(), account -> new Counts());
        counts.requests++;
        counts.byAnswer.merge(entry.code(), 1L, Long::sum);
        if (!entry.accepted()) {
            return false;
        }
        counts.accepted++;
        if (message.deliveryId() != null && !deliveries.add(Fingerprint.of(message.deliveryId()))) {
            counts.repeatedDeliveries++;
        }
        boolean repeats = !messages.add(identity(message));
        counts.duplicates += repeats ? 1 : 0;
        return repeats;
    }

    /** What must not be accepted twice. */
    private static long identity(Message message) {
        return Fingerprint.of(String.valueOf(message.referenceId()), String.valueOf(message.status()), message.user());
    }

    SandboxStats stats() {
        Counts all = new Counts();
        byAccount.values().forEach(all::add);
        return all.stats();
    }

    SandboxStats stats(String account) {
        Counts counts = byAccount.get(account);
        return counts == null ? SandboxStats.NONE : counts.stats();
    }

    void clear() {
        messages.clear();
        deliveries.clear();
        byAccount.clear();
    }
}
