package org.orderrelay.provider.kaleyra;

import org.orderrelay.delivery.Outcome;

/** An outcome in a few words, as the tables of the tests spell it: {@code Held account E110}. */
final class Meanings {
    private Meanings() {}

    static String tell(Outcome outcome) {
        return kind(outcome) + ' ' + outcome.code();
    }

    /** Without the code: {@code Held account}. */
    static String kind(Outcome outcome) {
        String kind = outcome.getClass().getSimpleName();
        if (outcome instanceof Outcome.Held held) {
            return kind + ' ' + held.scope().wire();
        }
        return outcome instanceof Outcome.Throttled throttled
                ? kind + ' ' + throttled.scope().wire()
                : kind;
    }
}
