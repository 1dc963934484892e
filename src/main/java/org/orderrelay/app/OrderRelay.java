package org.orderrelay.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code bin/order-relay run|check|demo|keys|sandbox|version}. */
@Command(
        name = "order-relay",
        description = "Carries orders from an ERP to customers' WhatsApp: once, in order.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            DemoCommand.class,
            KeysCommand.class,
            SandboxCommand.class,
            Version.class
        })
public final class OrderRelay {
    /** The configuration or the command line is at fault. */
    static final int USAGE = 2;

    /** It should have worked and did not. */
    static final int FAILED = 1;

    private static final Logger LOG = LoggerFactory.getLogger(OrderRelay.class);

    private OrderRelay() {}

    /**
     * Runs one command and ends the process with its exit code: 0 done, 1 failed, 2 wrong use or configuration.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new OrderRelay());
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            // what an operator can mend is said in a sentence; the trace is in the log for everything else
            LOG.error("{} failed", command.getCommandName(), fault);
            command.getErr().println("order-relay: " + fault.getMessage());
            // FAILED, unless the command says otherwise
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(line.execute(arguments));
    }
}
