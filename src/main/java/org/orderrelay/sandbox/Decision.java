package org.orderrelay.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.conduct.Step;
import org.orderrelay.sandbox.contract.Reply;
import org.orderrelay.sandbox.log.LogEntry;

/**
 * What is done with a call.
 *
 * @param step how the answer is given
 * @param failure the code by which an accepted message fails later; null if it does not, or is not accepted
 */
record Decision(
        Reply reply, Step step, String messageId, @Nullable String failure) {
    private static final String NOT_SENT = "not-sent";

    String verdict() {
        if (!reply.accepted()) {
            return LogEntry.REFUSED;
        }
        List<String> events = step.events();
        if (events != null && events.contains(NOT_SENT)) {
            return LogEntry.NEVER_LEFT;
        }
        return failure == null ? LogEntry.ACCEPTED : LogEntry.FAILED + failure;
    }

    /** As the statistics count it. */
    String code() {
        return isAnswered() ? reply.code() : step.word();
    }

    /** HTTP status; 0 if the caller gets none. */
    int status() {
        return isAnswered() ? reply.status() : 0;
    }

    private boolean isAnswered() {
        return step.ending() != Step.Ending.CLOSE && step.ending() != Step.Ending.SILENCE;
    }
}
