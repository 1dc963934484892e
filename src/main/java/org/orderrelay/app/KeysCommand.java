package org.orderrelay.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.pipeline.rest.Roles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code order-relay keys create}: a key for one REST client. */
@Command(
        name = "keys",
        description = "Keys of REST clients.",
        mixinStandardHelpOptions = true,
        subcommands = KeysCommand.Create.class)
final class KeysCommand {
    private KeysCommand() {}

    /** Prints a new key once, and the entry for {@code clients.yaml} that holds only its hash. */
    @Command(name = "create", description = "Makes a key and prints it once.", mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        private static final int BYTES = 32;

        @Option(names = "--name", required = true, description = "Name of the client.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String name;

        @Option(
                names = "--roles",
                required = true,
                split = ",",
                description = "Some of ingest, viewer, operator, approver, admin, with commas between.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private List<String> roles;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (!name.matches(ClientsFile.CLIENT_NAME)) {
                throw new ParameterException(
                        spec.commandLine(), "--name must be 1 to 64 letters, digits, dots, dashes or underscores");
            }
            if (!Roles.ALL.containsAll(roles)) {
                throw new ParameterException(
                        spec.commandLine(), "--roles must be some of ingest, viewer, operator, approver, admin");
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            var out = spec.commandLine().getOut();
            out.println("key (shown this once): " + key);
            out.println("for clients.yaml:");
            out.println("  - {name: " + name + ", roles: [" + String.join(", ", roles) + "], key-sha256: \""
                    + Clients.hash(key) + "\"}");
            return 0;
        }
    }
}
