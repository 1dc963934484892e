package org.orderrelay.sandbox.infobip;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.orderrelay.sandbox.contract.CodeFile;

/** Infobip's statuses and errors (facts 5.3), as answers and reports show them. */
final class InfobipCodes {
    private static final Map<String, Code> STATUSES = read("status");
    private static final Map<String, Code> ERRORS = read("error");

    private InfobipCodes() {}

    private record Code(int id, int group, String groupName, boolean permanent, String name, String description) {
        JsonObject shown() {
            return new JsonObject()
                    .put("groupId", group)
                    .put("groupName", groupName)
                    .put("id", id)
                    .put("name", name)
                    .put("description", description);
        }
    }

    static boolean isStatus(String id) {
        return STATUSES.containsKey(id);
    }

    static boolean isError(String id) {
        return ERRORS.containsKey(id);
    }

    static JsonObject status(String id) {
        return Objects.requireNonNull(STATUSES.get(id), id).shown();
    }

    static JsonObject error(String id) {
        Code code = Objects.requireNonNull(ERRORS.get(id), id);
        return code.shown().put("permanent", code.permanent);
    }

    /** {@code EC_NO_SESSION} → {@code No session}. */
    private static String words(String name) {
        String words = name.substring(name.indexOf('_') + 1).replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, Code> read(String kind) {
        Map<String, Code> codes = new HashMap<>();
        for (String[] row : CodeFile.rows("infobip-codes", 7)) {
            if (row[0].equals(kind)) {
                Code code = new Code(
                        Integer.parseInt(row[1]),
                        Integer.parseInt(row[2]),
                        row[3],
                        Boolean.parseBoolean(row[4]),
                        row[5],
                        row.length > 6 ? row[6] : words(row[5]));
                codes.put(row[1], code);
            }
        }
        return Map.copyOf(codes);
    }
}
