package org.orderrelay.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code order-relay sandbox}: the simulated providers alone. */
@Command(
        name = "sandbox",
        description = "Runs the simulated providers, to try an account without sending anything.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--host", description = "Address (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "Port (default: ${DEFAULT-VALUE}).")
    private int port = 9900;

    @Option(names = "--log", description = "File that every request is appended to, one JSON line each.")
    private @Nullable Path log;

    @Option(names = "--limits", description = "on: the providers' rate limits apply (default: ${DEFAULT-VALUE}).")
    private String limits = "off";

    @Option(
            names = "--accounts",
            description = "JSON file with an array of what PUT /sandbox/account takes: webhooks, limits, answers.")
    private @Nullable Path accounts;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Sandbox sandbox = Sandbox.start(new SandboxOptions(host, port, log, true))) {
            prepare(sandbox);
            spec.commandLine().getOut().println("sandbox: " + sandbox.baseUrl());
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void prepare(Sandbox sandbox) throws Exception {
        try {
            sandbox.account("{\"limits\":\"" + limits + "\"}");
            if (accounts != null) {
                sandbox.accounts(Files.readString(accounts));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "not understood: " + e.getMessage(), e);
        }
    }
}
