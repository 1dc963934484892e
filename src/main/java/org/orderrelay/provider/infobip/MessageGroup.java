package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Infobip's groups of statuses, in the order of their numbers; ACCEPTED has a name only (facts 3.5). */
enum MessageGroup {
    OK,
    PENDING,
    UNDELIVERABLE,
    DELIVERED,
    EXPIRED,
    REJECTED,
    ACCEPTED;

    private static final MessageGroup[] BY_NUMBER = {OK, PENDING, UNDELIVERABLE, DELIVERED, EXPIRED, REJECTED};

    /** The group of a status by its name, else by its number; null if it says neither. */
    static @Nullable MessageGroup of(JsonNode status) {
        String name = status.path("groupName").asText("");
        for (MessageGroup group : values()) {
            if (group.name().equalsIgnoreCase(name)) {
                return group;
            }
        }
        int number = status.path("groupId").asInt(-1);
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /** As the code table spells it: {@code rejected}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isProgress() {
        return this == OK || this == PENDING || this == DELIVERED || this == ACCEPTED;
    }
}
