package org.orderrelay.sandbox.conduct;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Reply;

/**
 * One scripted answer: {@code accept}, {@code 429(5)}, {@code slow(200)}, {@code slow(200,wa500)}, {@code reset}, …
 *
 * @param name of the reply
 * @param argument of the reply: seconds of Retry-After, an HTTP status
 * @param delayMillis pause between taking the call and answering
 * @param paceMillis pause between the bytes of a dripping answer
 * @param failure the code by which an accepted message fails later; null if it does not
 * @param events the statuses that are reported, in this order; null for the usual ones
 * @param own an answer of the script's own making; null for the named one
 */
public record Step(
        String name,
        @Nullable String argument,
        long delayMillis,
        Ending ending,
        long paceMillis,
        @Nullable String failure,
        @Nullable List<String> events,
        @Nullable Reply own) {
    /** The usual thing. */
    public static final Step ACCEPT = named("accept", null);

    /** How the exchange ends. */
    public enum Ending {
        ANSWER,
        /** The connection is closed without an answer. */
        CLOSE,
        /** Nothing comes, the connection stays open. */
        SILENCE,
        /** The connection is closed after half of the answer's body. */
        HALF,
        /** The body comes byte by byte. */
        DRIP
    }

    static Step named(String name, @Nullable String argument) {
        return new Step(name, argument, 0, Ending.ANSWER, 0, null, null, null);
    }

    Step after(long millis) {
        return new Step(name, argument, millis, ending, paceMillis, failure, events, own);
    }

    Step ending(Ending other) {
        return new Step(name, argument, delayMillis, other, paceMillis, failure, events, own);
    }

    Step dripping(long pace) {
        return new Step(name, argument, delayMillis, Ending.DRIP, pace, failure, events, own);
    }

    Step failing(String code) {
        return new Step(name, argument, delayMillis, ending, paceMillis, code, events, own);
    }

    Step reporting(List<String> statuses) {
        return new Step(name, argument, delayMillis, ending, paceMillis, failure, List.copyOf(statuses), own);
    }

    Step answering(Reply reply) {
        return new Step(name, argument, delayMillis, ending, paceMillis, failure, events, reply);
    }

    /** Whether the caller gets to see the scripted answer. */
    public boolean isSeen() {
        return ending == Ending.ANSWER || ending == Ending.DRIP;
    }

    /** What the log calls an exchange without an answer. */
    public String word() {
        String ends = ending == Ending.CLOSE ? "reset" : "hang";
        return name.equals(ACCEPT.name) ? "accept-and-" + ends : ends;
    }
}
