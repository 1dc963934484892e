package org.orderrelay.provider.kaleyra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.orderrelay.account.Account;

/**
 * How an account's callback profile calls the fields that matter. A profile's body is written by whoever made the
 * profile (facts 1.5), so an account may name its own fields, several with commas; Kaleyra's names always count as well.
 *
 * @param status {@code webhook-field-status}
 * @param messageId {@code webhook-field-message-id}
 * @param ref {@code webhook-field-ref}: what was sent as {@code extra_info.ref}, our delivery id
 * @param time {@code webhook-field-time}
 * @param code {@code webhook-field-code}: Meta's error code, or one of Kaleyra's own
 */
record WebhookNames(
        List<String> status, List<String> messageId, List<String> ref, List<String> time, List<String> code) {
    private static final String OPTION = "webhook-field-";
    private static final Set<String> FIELDS = Set.of("status", "message-id", "ref", "time", "code");

    static WebhookNames of(Account account) {
        return new WebhookNames(
                names(account, "status", "status"),
                names(account, "message-id", "messageid"),
                names(account, "ref", "ref"),
                names(account, "time", "timestamp", "time"),
                names(account, "code", "errorcode"));
    }

    /** Options that name a field there is not, or name nothing: one sentence each. */
    static List<String> faults(Account account) {
        List<String> faults = new ArrayList<>();
        account.options().forEach((option, value) -> {
            if (option.startsWith(OPTION) && !FIELDS.contains(option.substring(OPTION.length()))) {
                faults.add(option + " is no setting; there are webhook-field-status, -message-id, -ref, -time, -code");
            } else if (option.startsWith(OPTION) && split(value).isEmpty()) {
                faults.add(option + " must name a field of the callback profile");
            }
        });
        return faults;
    }

    private static List<String> names(Account account, String field, String... known) {
        List<String> names =
                new ArrayList<>(split(account.option(OPTION + field).orElse("")));
        names.addAll(List.of(known));
        return List.copyOf(names);
    }

    private static List<String> split(String option) {
        List<String> names = new ArrayList<>();
        for (String part : option.split(",", -1)) {
            if (!part.isBlank()) {
                names.add(normal(part));
            }
        }
        return names;
    }

    /** The spelling names are compared in: {@code message_id}, {@code messageId} and {@code message-id} are one. */
    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
