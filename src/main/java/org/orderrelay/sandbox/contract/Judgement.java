package org.orderrelay.sandbox.contract;

/** How a provider shows a {@link Trouble}. */
public sealed interface Judgement {
    /** In the answer. */
    record Refused(Reply reply) implements Judgement {}

    /**
     * The message is accepted, and an event says later that it failed.
     *
     * @param code of that event
     */
    record FailsLater(String code) implements Judgement {}
}
