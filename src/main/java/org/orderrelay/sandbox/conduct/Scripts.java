package org.orderrelay.sandbox.conduct;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;

/**
 * The answers to come, by recipient. A recipient's own answers are used up one by one; after them, and for everybody
 * else, the default's are used, whose last one repeats for ever. Thread-safe.
 */
public final class Scripts {
    /** Everybody without answers of their own. */
    public static final String DEFAULT = "*";

    private final Map<String, Deque<Step>> byRecipient = new HashMap<>();
    private Deque<Step> byDefault = new ArrayDeque<>();

    /**
     * Replaces the answers of one recipient, or of {@code *}; no answers at all means back to the start.
     *
     * @param account only of calls over this account, {@code meta/1055}; null for any
     */
    public synchronized void set(@Nullable String account, String recipient, List<Step> steps) {
        if (account != null && recipient.equals(DEFAULT)) {
            throw new IllegalArgumentException("an account's answers to everybody are its mix");
        }
        String key = key(account, recipient);
        if (key.equals(DEFAULT)) {
            byDefault = new ArrayDeque<>(steps);
        } else if (steps.isEmpty()) {
            byRecipient.remove(key);
        } else {
            byRecipient.put(key, new ArrayDeque<>(steps));
        }
    }

    /** Forgets every script: everything is accepted again. */
    public synchronized void clear() {
        byRecipient.clear();
        byDefault.clear();
    }

    /** The next answer; empty if nothing is scripted. */
    public synchronized Optional<Step> next(String account, String recipient) {
        if (!byRecipient.isEmpty()) {
            for (String key : List.of(key(account, recipient), key(null, recipient))) {
                Deque<Step> own = byRecipient.get(key);
                if (own != null) {
                    return Optional.of(used(key, own));
                }
            }
        }
        return Optional.ofNullable(byDefault.size() > 1 ? byDefault.removeFirst() : byDefault.peekFirst());
    }

    private Step used(String key, Deque<Step> own) {
        Step step = own.removeFirst();
        if (own.isEmpty()) {
            byRecipient.remove(key);
        }
        return step;
    }

    /** Providers differ in whether a number has its plus. */
    private static String key(@Nullable String account, String recipient) {
        return (account == null ? "" : account + ' ') + Message.digits(recipient);
    }
}
