package org.orderrelay.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code order-relay version}. */
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class Version implements IVersionProvider, Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public String[] getVersion() {
        return new String[] {"order-relay " + number()};
    }

    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(number());
        return 0;
    }
}
