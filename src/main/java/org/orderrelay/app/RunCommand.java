package org.orderrelay.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.orderrelay.app.log.LogSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order-relay run}: starts the relay and keeps it running until SIGTERM or SIGINT. */
@Command(
        name = "run",
        description = "Runs the relay until it is told to stop (SIGTERM or SIGINT).",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped as it was told",
            "1:it could not start (a port is taken, the ledger is away) or did not stop within 30 s",
            "2:wrong use or a faulty configuration; every fault is told",
            "3:out of memory; a supervisor starts it again"
        })
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    /** After that the process ends, whatever is open: it is on disk, and its calls are unknown at the next start. */
    private static final long LONGEST_STOP_SECONDS = 30;

    @Option(names = "--config", description = "Folder of the configuration files (default: ${DEFAULT-VALUE}).")
    private Path config = Home.of("config");

    @Option(names = "--routes", description = "Folder of the route files (default: ${DEFAULT-VALUE}).")
    private Path routes = Home.of("routes");

    @Option(names = "--data", description = "Folder for what the relay keeps (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        setUpLog();
        try (Relay relay = new Relay(config, routes, data, System.getenv(), RelayListener.NONE)) {
            CountDownLatch stop = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "stop"));
            LOG.info("relay.started version={} queued={}", Version.number(), relay.queued());
            stop.await();
            LOG.info("relay.stopping");
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> LOG.error("configuration: {}", fault));
            return OrderRelay.USAGE;
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private void setUpLog() {
        try {
            Settings settings = Settings.load(config, data, System.getenv());
            LogSetup.apply(
                    settings.oneOf("log.format", List.of("text", "json")),
                    settings.isSet("log.file") ? settings.path("log.file").toString() : "",
                    settings.text("log.file.size"),
                    settings.number("log.file.days", 1, 3_650),
                    settings.text("log.file.total"));
        } catch (ConfigurationException e) {
            // the start itself tells this fault and all others; until then the log stays as it began
            LOG.debug("the log keeps its first form: {}", e.getMessage());
        }
    }

    /** The JVM ends when its hooks have ended, so the hook waits for the relay to close. */
    private static void end(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            boolean closed = stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            if (closed) {
                LOG.info("relay.stopped");
            } else {
                LOG.error("The relay did not close within {} s; it ends with calls open", LONGEST_STOP_SECONDS);
            }
            // stopped as told is success; the JVM's own answer to SIGTERM would be 143
            Runtime.getRuntime().halt(closed ? 0 : OrderRelay.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
