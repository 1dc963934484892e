package org.orderrelay.sandbox.conduct;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.Trouble;
import org.orderrelay.sandbox.state.Fingerprint;
import org.orderrelay.sandbox.state.LongTable;

/**
 * Who sends too fast (facts 2.6): messages of a sender in any 1000 ms, and messages to one recipient, one in 6 s, where a
 * burst of 45 borrows from the time to come. A message that is let through counts, one that is refused does not. Not
 * thread-safe.
 */
public final class Rates {
    private static final long SECOND = 1000;
    private static final long PAIR_INTERVAL = 6000;
    private static final long BURST = 45;
    private static final int MOST_PAIRS = 1_000_000;

    private final Map<String, Window> senders = new HashMap<>();
    private LongTable pairs = LongTable.map();

    /** The times of a sender's last messages, as many as are allowed in a second. */
    private static final class Window {
        private final long[] times;
        private int next;

        private Window(int perSecond) {
            times = new long[perSecond];
        }

        private boolean isFull(long now) {
            return times[next] != 0 && now - times[next] < SECOND;
        }

        private void add(long now) {
            times[next] = now;
            next = (next + 1) % times.length;
        }
    }

    /** What is too fast about this message; empty if nothing is, then it counts. */
    public Optional<Trouble> take(Message message, LimitRule rule, long now) {
        Window window = window(message.account(), rule.perSecond());
        if (rule.perSecond() > 0 && window.isFull(now)) {
            return Optional.of(Trouble.TOO_FAST);
        }
        if (rule.pair() && !pair(message, now)) {
            return Optional.of(Trouble.PAIR_TOO_FAST);
        }
        if (rule.perSecond() > 0) {
            window.add(now);
        }
        return Optional.empty();
    }

    private Window window(String account, int perSecond) {
        Window window = senders.get(account);
        if (window == null || window.times.length != Math.max(1, perSecond)) {
            window = new Window(Math.max(1, perSecond));
            senders.put(account, window);
        }
        return window;
    }

    /** Whether the pair has credit; used if so. The table holds when each pair's debt is over. */
    private boolean pair(Message message, long now) {
        if (pairs.size() > MOST_PAIRS) {
            pairs = LongTable.map(); // at worst some burst is allowed once more
        }
        long key = Fingerprint.of(message.account(), message.user());
        long over = Math.max(pairs.get(key, 0), now);
        if (over - now > (BURST - 1) * PAIR_INTERVAL) {
            return false;
        }
        pairs.put(key, over + PAIR_INTERVAL);
        return true;
    }
}
