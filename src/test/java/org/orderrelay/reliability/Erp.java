package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An ERP that puts orders in by JMS, files and REST at once, whatever happens to the relay, and remembers what it put. */
final class Erp implements AutoCloseable {
    private final List<Feeder> feeders = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ScheduledExecutorService threads;

    private Erp(int doors) {
        this.threads = Executors.newScheduledThreadPool(doors);
    }

    /**
     * Starts to put orders in by all three doors.
     *
     * @param prefix of every reference
     * @param perSecond events a second, in all
     * @param orders after so many it begins no more
     */
    static Erp start(RelayProcess relay, String prefix, int perSecond, int orders) throws IOException {
        List<Door> doors = List.of(new JmsDoor(relay), new FileDoor(relay), new RestDoor(relay));
        Erp erp = new Erp(doors.size());
        AtomicInteger left = new AtomicInteger(orders);
        for (Door door : doors) {
            Feeder feeder = new Feeder(door, prefix, List.of("test", "meta"), perSecond / doors.size(), left);
            erp.feeders.add(feeder);
            erp.running.add(erp.threads.scheduleWithFixedDelay(feeder, 0, feeder.pauseMillis(), TimeUnit.MILLISECONDS));
        }
        return erp;
    }

    List<Put> puts() {
        return feeders.stream().flatMap(feeder -> feeder.puts().stream()).toList();
    }

    /** Begins no more orders, and returns when those that are begun are in. */
    void finish() {
        feeders.forEach(Feeder::stop);
        awaitDone(Duration.ofMinutes(2));
    }

    /** Returns when every order is in that it was to put in. */
    void awaitDone(Duration longest) {
        await().atMost(longest).until(() -> feeders.stream().allMatch(Feeder::isDone) || hasBroken());
        for (Future<?> feeder : running) {
            if (feeder.isDone()) {
                assertThat(feeder).as("one that goes on").succeedsWithin(Duration.ZERO);
            }
        }
    }

    private boolean hasBroken() {
        return running.stream().anyMatch(Future::isDone);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        feeders.forEach(Feeder::close);
    }
}
