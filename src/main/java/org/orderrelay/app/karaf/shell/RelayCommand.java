package org.orderrelay.app.karaf.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.app.karaf.RelayKeeper;
import org.orderrelay.ledger.Act;

/** What every command has: the relay, the console, and who types. */
abstract class RelayCommand implements Action {
    @Reference
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private RelayKeeper keeper;

    @Reference
    @SuppressWarnings("NullAway.Init") // set by Karaf
    private Session session;

    /** Does it; what goes wrong is thrown with a sentence for the console. */
    abstract void run() throws Exception;

    @Override
    public final @Nullable Object execute() throws Exception {
        run();
        return null;
    }

    final RelayKeeper keeper() {
        return keeper;
    }

    final RelayDesk desk() {
        return keeper.desk();
    }

    final PrintStream out() {
        return session.getConsole();
    }

    final void print(ShellTable table, String empty) {
        table.emptyTableText(empty).print(out());
    }

    /**
     * For the audit: the shell's user, and why.
     *
     * @throws SecurityException if this user only looks
     */
    final Act act(String reason) {
        Rights.requireToAct();
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is needed: it stands in the audit");
        }
        return new Act("karaf/" + session.get("USER"), reason.strip(), null);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
