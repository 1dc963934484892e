package org.orderrelay.provider.infobip;

import java.util.Optional;
import org.orderrelay.account.Account;

/** How an account's messages go, its {@code message} setting (facts 0.8). */
enum MessageMode {
    /** An approved template: reaches the customer at any time. The default. */
    TEMPLATE,
    /** The interactive messages of the source document: only within 24 hours after the customer wrote. */
    SESSION;

    /** The account's mode. An account with another word does not pass {@link AccountFaults}. */
    static MessageMode of(Account account) {
        return parse(account.option("message").orElse("template")).orElse(TEMPLATE);
    }

    static Optional<MessageMode> parse(String word) {
        return switch (word) {
            case "template" -> Optional.of(TEMPLATE);
            case "session" -> Optional.of(SESSION);
            default -> Optional.empty();
        };
    }
}
