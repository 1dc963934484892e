package org.orderrelay.app.karaf;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;
import org.orderrelay.app.ConfigurationException;
import org.orderrelay.app.Relay;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.provider.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one relay running for as long as its bundle does. Everything happens on one thread of its own, whose context class
 * loader is the bundle's: Camel finds its parts through it, and Karaf never waits for a start or sees it fail. A
 * configuration with faults is read again when one of its files changes; any other failure is tried again.
 *
 * <p>Providers are known from a relay's start on: one that comes while the configuration lacks it starts the relay, one
 * that goes while an account sends through it stops it. Routes come and go while it runs.
 *
 * <p>Longer than 120 lines: the states of one life and every step between them stand together.
 */
public final class RelayKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayKeeper.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    /** A stop takes 25 s at most, a start before it about as long on a slow machine. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Launch launch;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(RelayKeeper::thread);

    // the following are the thread's own
    private final List<Provider> providers = new ArrayList<>();
    private final IdentityHashMap<RoutesBuilder, List<String>> routes = new IdentityHashMap<>();
    private @Nullable Relay relay;

    private volatile Standing standing = new Standing.Starting();

    RelayKeeper(Launch launch, Clock clock) {
        this.launch = launch;
        this.clock = clock;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "order-relay");
        thread.setContextClassLoader(RelayKeeper.class.getClassLoader());
        return thread;
    }

    /** Starts the relay, sooner or later. */
    void start() {
        thread.execute(this::up);
    }

    public Standing standing() {
        return standing;
    }

    /**
     * Does something with the running relay, on the keeper's thread.
     *
     * @throws IllegalStateException saying why, if no relay runs
     */
    public <T> T ask(Question<T> question) throws Exception {
        return await(thread.submit(() -> question.ask(desk())));
    }

    /** Something to do with a running relay. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(RelayDesk desk) throws Exception;
    }

    /**
     * The running relay's desk.
     *
     * @throws IllegalStateException saying why, if no relay runs
     */
    public RelayDesk desk() {
        if (standing instanceof Standing.Running running) {
            return running.desk();
        }
        throw new IllegalStateException("The relay does not run; order-relay:status says why");
    }

    void add(Provider provider) {
        thread.execute(() -> {
            providers.add(provider);
            LOG.info("provider.contributed name={}", provider.name());
            up();
        });
    }

    /** Returns when nothing of the relay uses it any more. */
    void remove(Provider provider) {
        settle("taking the provider " + provider.name() + " out", () -> {
            providers.remove(provider);
            if (relay != null && relay.uses(provider)) {
                LOG.warn("The provider {} goes, and an account sends through it: the relay stops", provider.name());
                down();
                up();
            }
            return true;
        });
    }

    void add(RoutesBuilder builder) {
        thread.execute(() -> {
            routes.put(builder, List.of());
            plug(builder);
        });
    }

    /** Returns when its routes are gone. */
    void remove(RoutesBuilder builder) {
        settle("taking a bundle's routes out", () -> {
            List<String> ids = routes.remove(builder);
            if (relay != null && ids != null) {
                relay.desk().routes().remove(ids);
                LOG.info("routes.withdrawn ids={}", ids);
            }
            return true;
        });
    }

    private void up() {
        if (relay != null || thread.isShutdown()) {
            return;
        }
        standing = new Standing.Starting();
        try {
            relay = launch.start(List.copyOf(providers));
            standing = new Standing.Running(relay.desk(), clock.instant());
            LOG.info("relay.started");
            routes.keySet().forEach(this::plug);
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> LOG.error("configuration: {}", fault));
            standing = new Standing.Misconfigured(e.faults());
            lookAgain();
        } catch (Exception | LinkageError e) {
            LOG.error("The relay did not start; it is tried again in {} s", AGAIN.toSeconds(), e);
            standing = new Standing.Failed(String.valueOf(e.getMessage()));
            var unused = thread.schedule(this::up, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Starts once one of the files is another than it was. */
    private void lookAgain() {
        var unused = thread.schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!(standing instanceof Standing.Misconfigured)) {
            return;
        }
        if (launch.isChanged()) {
            up();
        } else {
            lookAgain();
        }
    }

    private void plug(RoutesBuilder builder) {
        if (relay == null) {
            return;
        }
        try {
            List<String> ids = relay.desk().routes().add(builder);
            routes.put(builder, ids);
            LOG.info("routes.contributed ids={}", ids);
        } catch (Exception | LinkageError e) {
            // the relay's own routes go on without them
            LOG.error("Contributed routes do not start", e);
        }
    }

    private void down() {
        if (relay != null) {
            relay.close();
            relay = null;
            LOG.info("relay.stopped");
        }
    }

    /** Stops the relay; returns when it has stopped. */
    @Override
    public void close() {
        settle("stopping the relay", () -> {
            down();
            standing = new Standing.Stopped();
            return true;
        });
        thread.shutdownNow();
    }

    /** Does something and waits for it, unless this keeper is closed already. */
    private void settle(String what, Callable<Boolean> work) {
        if (thread.isShutdown()) {
            return;
        }
        try {
            await(thread.submit(work));
        } catch (Exception e) {
            LOG.warn("Something failed while {}; order-relay:status says how the relay stands", what, e);
        }
    }

    private static <T> T await(Future<T> work) throws Exception {
        try {
            return work.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new IllegalStateException("not done within " + LONGEST.toSeconds() + " s", e);
        }
    }
}
