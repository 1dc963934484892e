package org.orderrelay.reliability;

/**
 * A delivery that the relay lists as not settled.
 *
 * @param state {@code unknown}, {@code queued} or {@code sending}
 * @param blockedBy id of the delivery that must go first; empty for none
 */
record Listed(String deliveryId, Event event, String state, String blockedBy) {
    boolean isUnknown() {
        return state.equals("unknown");
    }
}
