package org.orderrelay.sandbox.contract;

/**
 * One broken rule of a payload.
 *
 * @param path {@code content.action.order.items[0].name}
 * @param why in words
 */
public record Fault(Kind kind, String path, String why) {
    /** Providers have codes of their own for some of these. */
    public enum Kind {
        MISSING,
        INVALID,
        UNKNOWN
    }

    @Override
    public String toString() {
        return path + ": " + why;
    }
}
