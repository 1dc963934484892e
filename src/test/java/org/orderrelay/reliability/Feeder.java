package org.orderrelay.reliability;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.orderrelay.reliability.Door.Answer;
import org.orderrelay.reliability.Door.Step;

/**
 * Puts orders in by one door, at a steady rate. Every fourth order goes through all its statuses, each put in after the one
 * before was acknowledged. A refused batch is put in again until it is in. Of what is in doubt the statuses of such orders
 * and every second other order are repeated, as a careful ERP does; the rest stays in doubt.
 */
final class Feeder implements Runnable, AutoCloseable {
    private static final List<String> ALONE = List.of("pending");
    private static final List<String> CHAIN = List.of("pending", "processing", "shipped", "completed");
    private static final int EVERY = 4;

    private final Door door;
    private final String prefix;
    private final List<String> accounts;
    private final int perSecond;
    private final AtomicInteger left;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Deque<Step> next = new ArrayDeque<>();
    private final Map<Event, Put> puts = new LinkedHashMap<>();
    private List<Step> open = List.of();
    private volatile boolean stopped;
    private int made;

    /**
     * A feeder of one door.
     *
     * @param prefix of its orders' references
     * @param accounts the accounts its orders go by, in turn
     * @param left how many orders all feeders together have still to begin
     */
    Feeder(Door door, String prefix, List<String> accounts, int perSecond, AtomicInteger left) {
        this.door = door;
        this.prefix = prefix + door.name();
        this.accounts = accounts;
        this.perSecond = perSecond;
        this.left = left;
    }

    /** Begins no more orders, and goes on with those that are begun. */
    void stop() {
        stopped = true;
    }

    /** Pause between two batches. */
    int pauseMillis() {
        return door.pauseMillis();
    }

    @Override
    public void close() {
        door.close();
    }

    /** Whether everything is in. */
    boolean isDone() {
        return done.getCount() == 0;
    }

    /** What was put in so far. */
    synchronized List<Put> puts() {
        return List.copyOf(puts.values());
    }

    /** One batch, or one more try of it; called again and again by one thread. */
    @Override
    public void run() {
        if (open.isEmpty()) {
            open = batch();
        }
        if (open.isEmpty()) {
            done.countDown();
            return;
        }
        try {
            putIn();
        } catch (Exception e) {
            throw new IllegalStateException(door.name() + " broke", e);
        }
    }

    private List<Step> batch() {
        int most = Math.max(1, perSecond * door.pauseMillis() / 1_000);
        List<Step> batch = new ArrayList<>();
        while (batch.size() < most && !next.isEmpty()) {
            batch.add(next.removeFirst());
        }
        while (batch.size() < most && !stopped && left.getAndDecrement() > 0) {
            batch.add(new Step(order(), "pending"));
        }
        return batch;
    }

    private ErpOrder order() {
        int number = made++;
        List<String> statuses = number % EVERY == 0 ? CHAIN : ALONE;
        String account = accounts.get(number / EVERY % accounts.size());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ErpOrder("%s%06d".formatted(prefix, number), number, account, statuses, now);
    }

    private void putIn() throws Exception {
        Instant at = Instant.now();
        Answer answer = door.put(open);
        note(open, answer, at);
        if (answer == Answer.ACKED) {
            open.forEach(step ->
                    step.order().after(step.status()).ifPresent(status -> next.add(new Step(step.order(), status))));
            open = List.of();
        } else if (answer == Answer.IN_DOUBT) {
            open = open.stream().filter(Feeder::isRepeated).toList();
        }
    }

    private static boolean isRepeated(Step step) {
        return step.order().isChain() || step.order().number() % 2 == 0;
    }

    private synchronized void note(List<Step> batch, Answer answer, Instant at) {
        if (answer == Answer.REFUSED) {
            return;
        }
        Put.Ack ack = answer == Answer.ACKED ? Put.Ack.ACKED : Put.Ack.IN_DOUBT;
        batch.forEach(step -> puts.merge(
                step.event(),
                new Put(step.event(), door.name(), ack, at),
                (before, now) -> new Put(before.event(), before.source(), now.ack(), before.at())));
    }
}
