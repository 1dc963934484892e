package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * Limits of an account.
 *
 * @param perSecond messages of the sender in any second; 0 for no limit
 * @param pair whether one recipient gets one message in 6 s after a burst of 45
 */
public record LimitRule(int perSecond, boolean pair) {
    static final LimitRule OFF = new LimitRule(0, false);

    private static final int META = 80;
    private static final int OTHERS = 4000;
    private static final int MOST = 1_000_000;
    private static final Set<String> FIELDS = Set.of("per_second", "pair");

    /** {@code "on"}, {@code "off"} or an object of {@code per_second} and {@code pair}. */
    static LimitRule read(Object value, String account) {
        if (value.equals("off")) {
            return OFF;
        }
        LimitRule documented = new LimitRule(account.startsWith("meta") ? META : OTHERS, true);
        if (value.equals("on")) {
            return documented;
        }
        if (!(value instanceof JsonObject object)) {
            throw new IllegalArgumentException("limits must be on, off or an object");
        }
        JsonForm form = new JsonForm(object, FIELDS);
        boolean pair = form.word("pair", Set.of("on", "off"), "on").equals("on");
        return new LimitRule(form.number("per_second", 0, MOST, documented.perSecond()), pair);
    }

    /** Whether there is anything to check. */
    public boolean isOn() {
        return perSecond > 0 || pair;
    }
}
