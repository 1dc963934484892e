package org.orderrelay.proof;

import java.util.List;
import java.util.Map;

/**
 * What a provider can be sent, beyond what makes an order valid. The generator keeps to it, so that none of its orders
 * may be refused.
 */
interface Taste {
    List<String> currencies();

    /** The {@code payment} of an invoice in that currency; empty leaves it to the account. */
    Map<String, Object> payment(Dice dice, String currency);

    /** Longest reference of an order that is paid so, without room for a suffix. */
    int longestReference(Map<String, Object> payment);

    /** Seconds an invoice must have left when it is sent. */
    int leastSecondsLeft();

    /** What an invoice that is paid so must have, or must not. */
    Demands demands(String currency, Map<String, Object> payment, boolean catalogue);

    /** The {@code customer} beside id, phone and locale. */
    Map<String, Object> person(Dice dice);

    /**
     * What depends on how an invoice is paid.
     *
     * @param importers every item needs everything about its importer
     * @param articleNumbers every item needs an article number
     * @param pictures an item may show a picture, and then has no article number
     * @param brazil nobody else receives the goods, nothing is paid quickly, and an expiry is explained
     * @param most largest amount in minor units
     */
    record Demands(boolean importers, boolean articleNumbers, boolean pictures, boolean brazil, long most) {
        static final Demands OF_KALEYRA = new Demands(true, true, false, false, Integer.MAX_VALUE);
    }
}
