package org.orderrelay.enrich;

/** What came of looking up a customer. */
public sealed interface ContactAnswer {
    /** There is one. */
    record Known(Contact contact) implements ContactAnswer {}

    /** There is none of that number. */
    record Unknown() implements ContactAnswer {}

    /**
     * It could not be found out: the order must wait.
     *
     * @param reason sentence for people, without addresses, credentials or the customer's data
     */
    record Unavailable(String reason) implements ContactAnswer {}
}
