package org.orderrelay.app;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.orderrelay.account.Account;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.pipeline.intake.Recording;
import org.orderrelay.pipeline.outbox.Outbox;
import org.orderrelay.pipeline.rest.EdgeProblems;

/** Camel itself: beans and components bound, route files loaded in the order of their names, one lane an account. */
final class CamelRuntime implements AutoCloseable {
    /** Beyond this a lane without a limit of its own is slowed down all the same: the throttle keeps one permit a call. */
    private static final int FUSE = 10_000;

    private final Main main = new Main();

    CamelRuntime(
            Configuration configuration,
            Path routes,
            Ledger ledger,
            Outbox outbox,
            Recording recording,
            ConnectionFactory connections,
            Clock clock,
            Eyes eyes)
            throws Exception {
        Settings settings = configuration.settings();
        // Camel's own would leave a hook in the JVM that keeps this relay in memory for good; who starts one also stops
        // it
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setOverrideProperties(new Properties());
        CamelSettings.of(settings).forEach(main::addInitialProperty);
        main.configure().withRoutesIncludePattern(pattern(routes));
        main.addMainListener(new OwnPlaceholders());
        main.addMainListener(new GateFirst(settings.number("http.port", 0, 65_535)));
        new RelayBeans(configuration, ledger, outbox, recording, connections, clock, eyes).bindTo(main);
        main.configure().addRoutesBuilder(lanes(configuration.accounts().all()));
        main.configure().addRoutesBuilder(polls(configuration));
        main.start();
        EdgeProblems.answerAt(main.getCamelContext(), settings.number("http.port", 0, 65_535));
    }

    /** A folder without routes would start and do nothing. */
    static void checkRoutes(Path routes) {
        try (Stream<Path> files = Files.list(routes)) {
            if (files.noneMatch(file -> file.toString().endsWith(".yaml"))) {
                throw new ConfigurationException(List.of(routes + " holds no route (*.yaml)"), null);
            }
        } catch (IOException e) {
            throw new ConfigurationException(List.of(routes + " is no folder of routes that can be read"), e);
        }
    }

    /** Sorted and in one call, so that the failure policies load first and the start-up log reads like the folder. */
    private static String pattern(Path routes) throws IOException {
        try (Stream<Path> files = Files.list(routes)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> "file:" + file.toAbsolutePath())
                    .collect(Collectors.joining(","));
        }
    }

    private static RouteBuilder lanes(List<Account> accounts) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                accounts.forEach(account -> {
                    templatedRoute("call-provider")
                            .routeId("call-" + account.name())
                            .parameter("account", account.name())
                            .parameter("endpoint", account.baseUrl().toString())
                            .parameter("rate", Integer.toString(rate(account)));
                    templatedRoute("look-up-payments")
                            .routeId("look-up-payments-" + account.name())
                            .parameter("account", account.name());
                    templatedRoute("deliver-orders")
                            .routeId("deliver-" + account.name())
                            .parameter("account", account.name());
                });
            }
        };
    }

    /** One for each account whose templates can be listed; none if {@code templates.poll} is 0. */
    private static RouteBuilder polls(Configuration configuration) {
        Duration pause = configuration.settings().duration("templates.poll");
        return new RouteBuilder() {
            @Override
            public void configure() {
                configuration.accounts().all().stream()
                        .filter(account -> !pause.isZero() && hasList(account, configuration))
                        .forEach(account -> templatedRoute("poll-templates")
                                .routeId("poll-templates-" + account.name())
                                .parameter("account", account.name())
                                .parameter("pause", Long.toString(pause.toMillis())));
            }
        };
    }

    /** Session messages are sent without templates: a list that lacks them would hold them. */
    private static boolean hasList(Account account, Configuration configuration) {
        boolean session = account.option("message").filter("session"::equals).isPresent();
        return !session
                && configuration
                        .providers()
                        .get(account.provider())
                        .templates()
                        .filter(desk -> desk.isOpenTo(account))
                        .isPresent();
    }

    private static int rate(Account account) {
        int perSecond = account.limits().perSecond();
        return perSecond > 0 ? perSecond : FUSE;
    }

    RouteDesk routes() {
        return new RouteDesk(main.getCamelContext());
    }

    @Override
    public void close() {
        main.stop();
    }
}
