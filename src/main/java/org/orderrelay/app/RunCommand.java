package org.orderrelay.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code order-relay run}: starts the relay and keeps it running until SIGTERM or SIGINT. */
@Command(name = "run", description = "Runs the relay until it is told to stop.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Option(names = "--config", description = "Folder of the configuration files (default: ${DEFAULT-VALUE}).")
    private Path config = Home.of("config");

    @Option(names = "--routes", description = "Folder of the route files (default: ${DEFAULT-VALUE}).")
    private Path routes = Home.of("routes");

    @Option(names = "--data", description = "Folder for what the relay keeps (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
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

    /** The JVM ends when its hooks have ended, so the hook waits for the relay to close. */
    private static void end(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
            LOG.info("relay.stopped");
            // stopped as told is success; the JVM's own answer to SIGTERM would be 143
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
