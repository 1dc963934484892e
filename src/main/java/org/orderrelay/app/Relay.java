package org.orderrelay.app;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.operator.AccountDeeds;
import org.orderrelay.operator.BulkReplays;
import org.orderrelay.operator.DeliveryDeeds;
import org.orderrelay.operator.References;
import org.orderrelay.pipeline.intake.Recording;
import org.orderrelay.pipeline.outbox.Outbox;
import org.orderrelay.pipeline.trace.Tracing;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running relay: configuration, ledger, broker, routes. Started by its constructor, in the order in which one part
 * needs another, and closed in the opposite one: sources stop first, open calls end, the ledger closes last.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration UPKEEP = Duration.ofSeconds(2);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Configuration configuration;
    private final Ledger ledger;
    private final RelayDesk desk;

    /**
     * Starts a relay.
     *
     * @param folders configuration, routes and data
     * @param contributed providers besides the shipped ones
     * @throws ConfigurationException if the configuration cannot be used
     */
    public Relay(RelayFolders folders, Map<String, String> environment, List<Provider> contributed) throws Exception {
        this(folders, environment, contributed, RelayListener.NONE);
    }

    /**
     * Starts a relay with the shipped providers.
     *
     * @param config folder of the configuration files
     * @param routes folder of the route files
     * @param data folder for everything the relay keeps
     * @param listener hears of what is recorded and settled, besides log and metrics
     * @throws ConfigurationException if the configuration cannot be used
     */
    Relay(Path config, Path routes, Path data, Map<String, String> environment, RelayListener listener)
            throws Exception {
        this(new RelayFolders(config, routes, data), environment, List.of(), listener);
    }

    private Relay(
            RelayFolders folders, Map<String, String> environment, List<Provider> contributed, RelayListener listener)
            throws Exception {
        Clock clock = Clock.systemUTC();
        configuration = Configuration.read(folders.config(), folders.data(), environment, clock, contributed);
        CamelRuntime.checkRoutes(folders.routes());
        Ports.checkFree(configuration.settings());
        try {
            Metrics metrics = new Metrics();
            ledger = keep(Ledgers.open(configuration, clock, metrics));
            Eyes eyes = new Eyes(metrics, tracing(clock));
            ConnectionFactory connections = broker();
            Outbox outbox = keep(new Outbox(
                    ledger,
                    configuration.accounts(),
                    configuration.settings().number("delivery.in.flight", 1, 10_000),
                    clock,
                    eyes.deliveries().and(listener)));
            metrics.watch(outbox);
            upkeep(outbox, clock, new ConfigFolder(folders.config(), environment));
            Recording recording = new Recording(
                    ledger,
                    verdicts -> {
                        outbox.wake();
                        metrics.recorded(verdicts);
                        listener.recorded(verdicts);
                    },
                    eyes.recording());
            CamelRuntime camel = keep(new CamelRuntime(
                    configuration, folders.routes(), ledger, outbox, recording, connections, clock, eyes));
            desk = desk(camel, outbox);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Null where orders are not traced. Closed after the outbox: its last attempts have their spans. */
    private @Nullable Tracing tracing(Clock clock) {
        if (!configuration.settings().isSet("tracing.endpoint")) {
            return null; // and nothing of it is loaded
        }
        TraceExport export = TraceExport.of(configuration.settings()).orElse(null);
        if (export == null) {
            return null;
        }
        keep(export);
        return keep(new Tracing(export.tracer(), ledger.view(), clock));
    }

    private ConnectionFactory broker() throws Exception {
        Settings settings = configuration.settings();
        if (!settings.isSet("broker.url")) {
            EmbeddedBroker broker =
                    keep(new EmbeddedBroker(Brokers.embedded(settings), settings.text("broker.embedded.url")));
            broker.start();
        }
        return Brokers.connections(settings);
    }

    /** What time alone brings about: claims whose lease is over, files that an operator changed. */
    private void upkeep(Outbox outbox, Clock clock, ConfigFolder config) {
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "upkeep");
            thread.setDaemon(true);
            return thread;
        });
        keep(clockwork::shutdownNow);
        AccountsWatch accounts = new AccountsWatch(config, configuration, ledger, outbox::wake);
        var unused = clockwork.scheduleWithFixedDelay(
                () -> keepUp(accounts), UPKEEP.toMillis(), UPKEEP.toMillis(), TimeUnit.MILLISECONDS);
        References references = new References(configuration.accounts(), configuration.providers());
        BulkReplays replays = new BulkReplays(ledger, references, outbox::wake);
        unused = clockwork.scheduleWithFixedDelay(() -> goOn(replays), 1, 1, TimeUnit.SECONDS);
        Settings settings = configuration.settings();
        Retention retention = new Retention(
                ledger,
                settings.duration("retention.deliveries"),
                settings.number("retention.small", 1, 10_000),
                clock);
        long pause = Math.max(1, settings.duration("retention.pause").toMillis());
        unused = clockwork.scheduleWithFixedDelay(() -> sweep(retention), pause, pause, TimeUnit.MILLISECONDS);
    }

    private static void sweep(Retention retention) {
        try {
            retention.sweep();
        } catch (RuntimeException e) {
            LOG.warn("Retention waits: {}", e.getMessage());
        }
    }

    private static void goOn(BulkReplays replays) {
        try {
            replays.work();
        } catch (RuntimeException e) {
            // the next second tries again; the ledger's health tells why
            LOG.warn("Replays wait: {}", e.getMessage());
        }
    }

    private void keepUp(AccountsWatch accounts) {
        try {
            configuration.codes().forEach(CodesFile::refresh);
            accounts.refresh();
            int expired = ledger.expireClaims().join();
            if (expired > 0) {
                LOG.warn(
                        "{} deliveries are unknown now: the node that claimed them did not settle them in time",
                        expired);
            }
        } catch (RuntimeException e) {
            // the next round tries again; the ledger's health tells why
            LOG.warn("Upkeep failed: {}", e.getMessage());
        }
    }

    /** Deliveries that wait for their turn, as left by the run before. */
    long queued() {
        return ledger.view().countByState().getOrDefault("queued", 0L);
    }

    Ledger ledger() {
        return ledger;
    }

    private RelayDesk desk(CamelRuntime camel, Outbox outbox) {
        References references = new References(configuration.accounts(), configuration.providers());
        return new RelayDesk(
                ledger,
                new DeliveryDeeds(ledger, references, outbox::wake),
                new AccountDeeds(configuration.accounts(), ledger, outbox::wake),
                camel.routes());
    }

    /** What people may ask of it and do to it while it runs. */
    public RelayDesk desk() {
        return desk;
    }

    /** Whether an account sends through this very provider. */
    public boolean uses(Provider provider) {
        Providers all = configuration.providers();
        return configuration.accounts().all().stream().anyMatch(account -> all.get(account.provider()) == provider);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
            }
        }
    }
}
