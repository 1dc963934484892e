package org.orderrelay.sandbox.whatsapp;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.CodeFile;

/** WhatsApp's error codes with HTTP status and title (facts 5.2). */
public final class WhatsAppCodes {
    private static final Map<String, Code> CODES = read();

    private WhatsAppCodes() {}

    /**
     * One of them.
     *
     * @param status of the answer that carries it; Meta throttles with 400 and forbids with 500
     */
    public record Code(int number, int status, String title) {}

    /** The code written as a number; null if WhatsApp has none like it. */
    public static @Nullable Code find(String code) {
        return CODES.get(code);
    }

    /** A code that is known to be there. */
    static Code known(String code) {
        return Objects.requireNonNull(CODES.get(code), code);
    }

    private static Map<String, Code> read() {
        Map<String, Code> codes = new HashMap<>();
        for (String[] row : CodeFile.rows("whatsapp-codes", 3)) {
            codes.put(row[0], new Code(Integer.parseInt(row[0]), Integer.parseInt(row[1]), row[2]));
        }
        return Map.copyOf(codes);
    }
}
