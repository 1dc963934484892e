package org.orderrelay.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to come, by recipient. A recipient's own answers are used up one by one; after them, and for everybody
 * else, the default's are used, whose last one repeats for ever. Thread-safe.
 */
final class Scripts {
    static final String DEFAULT = "*";

    private final Map<String, Deque<Step>> byRecipient = new HashMap<>();
    private Deque<Step> byDefault = new ArrayDeque<>(List.of(Step.ACCEPT));

    /** Replaces the answers of one recipient, or of {@code *}; no answers at all means back to the start. */
    synchronized void set(String recipient, List<Step> steps) {
        if (recipient.equals(DEFAULT)) {
            byDefault = new ArrayDeque<>(steps.isEmpty() ? List.of(Step.ACCEPT) : steps);
        } else if (steps.isEmpty()) {
            byRecipient.remove(digits(recipient));
        } else {
            byRecipient.put(digits(recipient), new ArrayDeque<>(steps));
        }
    }

    /** Forgets every script: everything is accepted again. */
    synchronized void clear() {
        byRecipient.clear();
        byDefault = new ArrayDeque<>(List.of(Step.ACCEPT));
    }

    synchronized Step next(String recipient) {
        Deque<Step> own = byRecipient.isEmpty() ? null : byRecipient.get(digits(recipient));
        if (own == null) {
            return byDefault.size() > 1 ? byDefault.removeFirst() : byDefault.getFirst();
        }
        Step step = own.removeFirst();
        if (own.isEmpty()) {
            byRecipient.remove(digits(recipient));
        }
        return step;
    }

    /** Providers differ in whether a number has its plus. */
    private static String digits(String recipient) {
        return recipient.startsWith("+") ? recipient.substring(1) : recipient;
    }
}
