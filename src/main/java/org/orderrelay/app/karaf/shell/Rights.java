package org.orderrelay.app.karaf.shell;

import java.security.AccessController;
import java.util.Set;
import javax.security.auth.Subject;

/**
 * Who may change something: users with one of Karaf's roles {@code manager} and {@code admin}. Karaf's own files of rights,
 * {@code org.apache.karaf.command.acl.SCOPE.cfg}, cannot name a scope with a hyphen (it would be a factory's), so the
 * commands ask themselves.
 */
final class Rights {
    private static final Set<String> MAY_ACT = Set.of("manager", "admin");
    private static final String ROLE = "RolePrincipal";

    private Rights() {}

    /** @throws SecurityException if the user of the shell only looks */
    @SuppressWarnings("removal") // its successor needs Java 18
    static void requireToAct() {
        Subject user = Subject.getSubject(AccessController.getContext());
        boolean may = user != null
                && user.getPrincipals().stream()
                        .filter(principal ->
                                principal.getClass().getSimpleName().equals(ROLE))
                        .anyMatch(role -> MAY_ACT.contains(role.getName()));
        if (!may) {
            throw new SecurityException("Insufficient credentials: this needs the role manager or admin");
        }
    }
}
