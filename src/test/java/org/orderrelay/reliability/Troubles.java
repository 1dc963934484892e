package org.orderrelay.reliability;

import java.util.List;
import org.orderrelay.sandbox.Sandbox;

/** What the accounts of a {@link BadDay} suffer from, for a while. */
final class Troubles {
    private Troubles() {}

    /**
     * All of it begins.
     *
     * @param seconds how long it lasts; the revoked key stays revoked
     * @param half how long half of the storm goes on after that
     */
    static void begin(Sandbox sandbox, int seconds, int half) {
        // what is put later wins while it lasts
        tell(sandbox, "meta/1001", seconds + half, mix("131016", 0.4, "502-html", 0.1));
        tell(sandbox, "meta/1001", seconds, mix("131016", 0.8, "502-html", 0.2));
        tell(sandbox, "meta/1002", seconds, mix("slow(30000)", 0.5, "drip(1000)", 0.5));
        tell(sandbox, "kaleyra/911000000004", seconds, "\"balance\":\"low\"");
        for (String account : List.of("meta/1005", "meta/1006")) {
            sandbox.account("{\"account\":\"%s\",\"revoked\":[\"old-token\"]}".formatted(account));
        }
    }

    private static void tell(Sandbox sandbox, String account, int seconds, String trouble) {
        sandbox.account("{\"account\":\"%s\",\"for\":\"%ds\",%s}".formatted(account, seconds, trouble));
    }

    private static String mix(String first, double share, String second, double otherShare) {
        String part = "{\"answer\":\"%s\",\"share\":%s}";
        return "\"mix\":[" + part.formatted(first, share) + ',' + part.formatted(second, otherShare) + ']';
    }
}
