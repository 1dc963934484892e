package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.CodeTable;

/**
 * What Infobip says of one message, in an answer or in a report: {@code status {groupId, groupName, id, name}} and, in
 * reports, {@code error {id, permanent}} (facts 3.5). Both are numbered from zero, so a status is spelled {@code
 * status-12} and an error {@code 7010}.
 *
 * @param code the code that decides; null if there is none
 * @param detail what is known of a code nobody listed: the status's group, or {@code permanent} or {@code temporary}
 * @param group null if the status names none of ours
 * @param statusId -1 if there is none
 */
record MessageStatus(
        @Nullable String code,
        @Nullable String detail,
        @Nullable MessageGroup group,
        int statusId) {
    /** Detail of an error that no repetition can mend. */
    static final String PERMANENT = "permanent";
    /** Detail of an error that may pass. */
    static final String TEMPORARY = "temporary";

    private static final int TO_OPERATOR = 2;
    private static final int TO_HANDSET = 5;
    private static final int NOT_SENT = 31;
    private static final Set<Integer> PENDING = Set.of(3, 7, 26);
    /** They say only that it failed; why stands in the error. */
    private static final Set<Integer> LOOK_AT_THE_ERROR = Set.of(4, 9);

    /**
     * Reads one message.
     *
     * @param codes tells which codes are listed: a listed error goes before its status, an unlisted one only before a
     *     status that says nothing by itself
     */
    static MessageStatus of(JsonNode message, CodeTable codes) {
        JsonNode status = message.path("status");
        JsonNode error = message.path("error");
        int id = number(status.path("id"));
        MessageGroup group = MessageGroup.of(status);
        String statusCode = statusCode(id, group);
        int errorId = number(error.path("id"));
        boolean progress = group != null && group.isProgress();
        if (errorId > 0 && !progress && errorDecides(codes, errorId, id, statusCode)) {
            boolean permanent = error.path("permanent").asBoolean(true);
            return new MessageStatus(Integer.toString(errorId), permanent ? PERMANENT : TEMPORARY, group, id);
        }
        String code = statusCode == null && errorId == 0 ? "0" : statusCode;
        return new MessageStatus(code, group == null ? null : group.word(), group, id);
    }

    private static boolean errorDecides(CodeTable codes, int errorId, int id, @Nullable String statusCode) {
        return codes.lists(Integer.toString(errorId))
                || statusCode == null
                || !codes.lists(statusCode)
                || LOOK_AT_THE_ERROR.contains(id);
    }

    private static @Nullable String statusCode(int id, @Nullable MessageGroup group) {
        if (id >= 0) {
            return "status-" + id;
        }
        return group == null ? null : "status-" + group.word();
    }

    /** The number, also where it comes as a text; -1 if it is none. */
    private static int number(JsonNode node) {
        boolean number = node.isInt() || (node.isTextual() && node.asText().matches("[0-9]{1,9}"));
        return number ? Math.max(node.asInt(-1), -1) : -1;
    }

    /** On its way or there: no failure. */
    boolean isProgress() {
        return group == null ? isDelivered() || isOnItsWay() : group.isProgress();
    }

    private boolean isOnItsWay() {
        return statusId == TO_OPERATOR || PENDING.contains(statusId);
    }

    /** On the customer's phone. "Delivered to operator" is of the group DELIVERED and is not (facts 3.5). */
    boolean isDelivered() {
        return group == null ? statusId == TO_HANDSET : group == MessageGroup.DELIVERED && statusId != TO_OPERATOR;
    }

    /** Infobip kept it: it surely never reached WhatsApp. */
    boolean isNotSent() {
        return statusId == NOT_SENT;
    }
}
