package org.orderrelay.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.orderrelay.account.Account;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;

/** One provider as the proof of compose drives it: its accounts, its taste, and where things stand in its payloads. */
interface Wire {
    Provider provider();

    /** One for each way an account may be set up that changes payloads. */
    List<Account> accounts();

    Taste taste(Account account);

    /** The schema a request must pass: {@code kaleyra/order-details}. */
    String schema(Prepared.Request request, NotificationKind kind);

    /** What is wrong with the arithmetic of an invoice. */
    List<String> sums(JsonNode payload);

    /** The values of a payload that must be the order's own: reference, our delivery id, and so on, as texts. */
    Told told(JsonNode payload, NotificationKind kind);

    /** Fields of the schemas that orders cannot fill, each for a reason. */
    Set<String> unused();

    /**
     * What a payload says, to be compared with the order it was made from.
     *
     * @param recipient with its plus
     * @param total minor units; 0 for news
     * @param items names of the items; empty for news
     */
    record Told(String reference, String deliveryId, String recipient, String status, long total, List<String> items) {}
}
