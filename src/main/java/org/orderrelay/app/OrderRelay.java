package org.orderrelay.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code bin/order-relay run|demo|keys|sandbox|version}. */
@Command(
        name = "order-relay",
        description = "Carries orders from an ERP to customers' WhatsApp: once, in order.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {RunCommand.class, DemoCommand.class, KeysCommand.class, SandboxCommand.class, Version.class})
public final class OrderRelay {
    /** The configuration or the command line is at fault. */
    static final int USAGE = 2;

    /** It should have worked and did not. */
    static final int FAILED = 1;

    private OrderRelay() {}

    /**
     * Runs one command and ends the process with its exit code: 0 done, 1 failed, 2 wrong use or configuration.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OrderRelay()).execute(arguments));
    }
}
