package org.orderrelay.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.mapping.Mapping;
import org.orderrelay.intake.mapping.SourceForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code order-relay check}: what a file of orders would lead to, as it is configured. Sends and records nothing. */
@Command(
        name = "check",
        description =
                "Says what a file of orders would lead to: what would be sent, and what is wrong. Nothing is sent,"
                        + " and the ledger is not touched, so duplicates and the order of statuses are not checked.",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = OrderRelay.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every order of the file would be sent",
            "1:at least one order, or the file itself, is invalid",
            "2:it cannot run: wrong use, no such file, a faulty configuration or mapping"
        })
final class CheckCommand implements Callable<Integer> {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:([^}]+)}}");
    private static final List<String> SECRETIVE = List.of("accounts.yaml", "application.properties");

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "JSON (one order, a list, or a document a line) or CSV, by its name or its first sign.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--mapping",
            description = "sap for mappings/sap.yaml, or a .yaml file (default: the one configured for the source).")
    private @Nullable String mapping;

    @Option(names = "--config", description = "Folder of the configuration files (default: ${DEFAULT-VALUE}).")
    private Path config = Home.of("config");

    @Option(
            names = "--source",
            description = "jms, rest, file or sftp, for routing rules (default: jms, or file for CSV).")
    private @Nullable String source;

    @Option(names = "--json", description = "Prints JSON instead of a table.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Map<String, String> surroundings;
    private final Clock clock;

    CheckCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /** @param surroundings the environment */
    CheckCommand(Map<String, String> surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            errors.println("order-relay: " + file + " is no file that can be read");
            return OrderRelay.USAGE;
        }
        if (source != null && !List.of("jms", "rest", "file", "sftp").contains(source)) {
            errors.println("order-relay: --source must be jms, rest, file or sftp");
            return OrderRelay.USAGE;
        }
        try {
            return check();
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> errors.println("order-relay: " + fault));
            return OrderRelay.USAGE;
        }
    }

    private int check() throws IOException {
        Path nowhere = config.resolve("no-data");
        Map<String, String> environment = withStandIns();
        Configuration configuration = Configuration.read(config, nowhere, environment, clock);
        MappingFiles mappings = new MappingFiles(config.resolve("mappings"), configuration.settings(), clock);
        Mapping given = mapping == null ? null : mappings.read(mapping);
        CheckedFile orders = new CheckedFile(file);
        boolean isJson = given == null ? orders.isJson() : given.isJson();
        String from = source == null ? (isJson ? "jms" : "file") : source;
        SourceForm form = given == null ? configuration.forms().of(from) : mappings.form(given);
        return report(configuration, orders, form, isJson, from);
    }

    private int report(Configuration configuration, CheckedFile orders, SourceForm form, boolean isJson, String from)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CheckReport report = json ? new CheckJson(out) : new CheckTable(out);
        DryRun dryRun = new DryRun(configuration, from);
        CheckReport.Count[] count = {new CheckReport.Count(0, 0, 0)};
        orders.read(form, isJson, (place, reading) -> {
            CheckedOrder checked = dryRun.check(place, reading);
            count[0] = count[0].plus(checked);
            report.order(checked);
        });
        report.end(count[0]);
        return count[0].invalid() == 0 ? 0 : OrderRelay.FAILED;
    }

    private static String withoutComments(Path path) throws IOException {
        return Files.readString(path)
                .lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    /** Credentials are not needed to send nothing: a variable that is not set does not stop a look at a file. */
    private Map<String, String> withStandIns() throws IOException {
        Map<String, String> environment = new HashMap<>(surroundings);
        TreeSet<String> missing = new TreeSet<>();
        for (String name : SECRETIVE) {
            Path path = config.resolve(name);
            Matcher variables = VARIABLE.matcher(Files.exists(path) ? withoutComments(path) : "");
            while (variables.find()) {
                if (environment.putIfAbsent(variables.group(1), "not-set") == null) {
                    missing.add(variables.group(1));
                }
            }
        }
        if (!missing.isEmpty()) {
            spec.commandLine().getErr().println("not set, and not needed here: " + String.join(", ", missing));
        }
        return environment;
    }
}
