package org.orderrelay.app.karaf.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.orderrelay.delivery.Scope;
import org.orderrelay.operator.AccountDeeds;

/** What people hold and release, and how an account's holds are told. */
final class HeldScope {
    private static final List<Scope> ALL = List.of(Scope.ACCOUNT, Scope.SENDER, Scope.TEMPLATE, Scope.RECIPIENT);

    private HeldScope() {}

    static List<String> words() {
        return ALL.stream().map(Scope::wire).toList();
    }

    static Scope of(String word) {
        return ALL.stream()
                .filter(scope -> scope.wire().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--scope must be one of " + words()));
    }

    /** One line. */
    static String holds(AccountDeeds.Standing account) {
        return account.holds().stream()
                .map(hold -> hold.scope() + ' ' + hold.key() + " since " + hold.since() + ": " + hold.code() + ' '
                        + hold.reason())
                .collect(Collectors.joining("; "));
    }
}
