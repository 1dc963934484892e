package org.orderrelay.proof;

import java.util.List;
import java.util.Map;

/**
 * What a provider can be sent, beyond what makes an order valid. The generator keeps to it, so that none of its orders
 * may be refused.
 */
interface Taste {
    List<String> currencies();

    /** Longest reference, without room for a suffix. */
    int longestReference();

    /** Seconds an invoice must have left when it is sent. */
    int leastSecondsLeft();

    /** Whether every item needs an article number and everything about its importer. */
    boolean wantsImporters();

    /** Whether an item may show a picture; it then has no article number at Meta. */
    boolean takesItemImages();

    /** The {@code payment} of an invoice in that currency; empty leaves it to the account. */
    Map<String, Object> payment(Dice dice, String currency);

    /** The {@code customer} beside id, phone and locale. */
    Map<String, Object> person(Dice dice);
}
