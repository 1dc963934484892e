package org.orderrelay.pipeline.question;

import org.orderrelay.provider.Answer;

/** What came of a question. */
public sealed interface Reply {
    /** The provider answered, whatever it said. */
    record Answered(Answer answer) implements Reply {}

    /**
     * No answer.
     *
     * @param reason kind of the failure, without addresses or credentials
     */
    record Silence(String reason) implements Reply {}
}
