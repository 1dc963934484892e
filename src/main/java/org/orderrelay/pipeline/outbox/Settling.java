package org.orderrelay.pipeline.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger the outcome, without making the calling thread wait for the commit. While the ledger is away the
 * outcome is kept and offered again; it takes its slot back, so that no more than the in-flight window can pile up.
 */
final class Settling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Ledger ledger;
    private final DeliveryListener listener;
    private final Slots slots;
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(Callers::thread);

    Settling(Ledger ledger, DeliveryListener listener, Slots slots) {
        this.ledger = ledger;
        this.listener = listener;
        this.slots = slots;
    }

    void settle(Claim claim, CallResult result) {
        Settlement settlement = new Settlement(
                claim.deliveryId(),
                claim.attempt(),
                result.outcome(),
                result.startedAt(),
                result.endedAt(),
                result.httpStatus(),
                result.sent(),
                result.answer());
        offer(claim, settlement);
    }

    private void offer(Claim claim, Settlement settlement) {
        CompletableFuture<Settled> written = ledger.settle(settlement);
        slots.release(claim.account()); // only now: a claim must come to the ledger after it
        var unused = written.whenComplete((settled, fault) -> done(claim, settlement, settled, fault));
    }

    private void done(Claim claim, Settlement settlement, @Nullable Settled settled, @Nullable Throwable fault) {
        if (settled == null) {
            String why = fault == null ? "no answer" : fault.getMessage();
            LOG.warn("The outcome of delivery {} waits for the ledger: {}", claim.deliveryId(), why);
            offerLater(claim, settlement);
            return;
        }
        slots.settled();
        listener.settled(claim, settlement, settled);
    }

    private void offerLater(Claim claim, Settlement settlement) {
        if (again.isShutdown()) {
            slots.settled();
            return;
        }
        slots.takeBack(claim.account());
        var unused = again.schedule(() -> offer(claim, settlement), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        again.shutdownNow();
    }
}
