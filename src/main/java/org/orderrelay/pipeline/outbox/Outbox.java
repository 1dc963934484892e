package org.orderrelay.pipeline.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out the deliveries that may go now. One loop claims from the ledger for the free slots, in all and of each
 * account; each claimed delivery is called at once on a thread of its own, so nothing waits after its claim. A slot is
 * free again when its outcome is on its way to the ledger, see {@link Slots}.
 */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** How often an idle outbox looks for retries that came due and for work of other nodes. */
    private static final Duration IDLE = Duration.ofMillis(100);
    /** The same while it has work: an account's pace may let its next delivery go at any time, and {@code Pace} counts on it. */
    private static final Duration BUSY = Duration.ofMillis(25);

    private static final Duration STILL_BUSY = Duration.ofSeconds(1);
    /** How long it waits for more slots to come free, so that one commit claims many. */
    private static final Duration LINGER = Duration.ofMillis(3);

    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(25);

    private final Ledger ledger;
    private final Accounts accounts;
    private final Clock clock;
    private final Slots slots;
    private final Settling settling;
    private final ExecutorService callers;
    private final Map<String, Function<Claim, CallResult>> routes = new ConcurrentHashMap<>();
    private final Object claiming = new Object();
    private final Thread loop = new Thread(this::run, "outbox-claims");
    private volatile @Nullable String fault;
    private volatile boolean closed;

    /** @param inFlight most calls open at once over all accounts; {@code delivery.in.flight} */
    public Outbox(Ledger ledger, Accounts accounts, int inFlight, Clock clock, DeliveryListener listener) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
        this.slots = new Slots(inFlight);
        this.settling = new Settling(ledger, listener, slots);
        this.callers = Executors.newFixedThreadPool(inFlight, Callers::thread);
        loop.setDaemon(true);
        loop.start();
    }

    /** There may be something to claim: an order was recorded. */
    public void wake() {
        slots.wake();
    }

    /** What keeps it from claiming, other than the ledger: it tries again every second, but may never succeed. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Calls open or being settled. */
    public int inFlight() {
        return slots.open();
    }

    /** Calls of one account that are claimed and not over, whether or not they have begun. */
    int inFlight(String account) {
        return slots.taken(account);
    }

    Clock clock() {
        return clock;
    }

    void attach(String account, Function<Claim, CallResult> route) {
        routes.put(account, route);
        wake();
    }

    /** When this returns nothing more is handed to the account's route; what was handed over runs to its end. */
    void detach(String account) {
        synchronized (claiming) {
            routes.remove(account);
        }
    }

    /** Must outlive anything: without this thread nothing is ever sent again. */
    private void run() {
        long worked = System.nanoTime() - STILL_BUSY.toNanos();
        while (!closed) {
            try {
                if (claimOnce() == 0) {
                    slots.awaitWork(System.nanoTime() - worked < STILL_BUSY.toNanos() ? BUSY : IDLE);
                } else {
                    worked = System.nanoTime();
                    slots.awaitFree(LINGER);
                }
                fault = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | RuntimeException e) {
                LOG.warn("Nothing can be claimed: {}", e.getMessage());
                slots.pause(AFTER_FAULT);
            } catch (Error e) {
                fault = "nothing is claimed: " + e.getClass().getName();
                LOG.error("Nothing can be claimed", e);
                slots.pause(AFTER_FAULT);
            }
        }
    }

    private int claimOnce() throws InterruptedException, ExecutionException {
        synchronized (claiming) {
            ClaimRequest request = request();
            if (closed || request.free() <= 0 || request.freeByAccount().isEmpty()) {
                return 0;
            }
            List<Claim> claims = ledger.claim(request).get();
            for (Claim claim : claims) {
                slots.take(claim.account());
                hand(claim);
            }
            return claims.size();
        }
    }

    /** A claim for which there is no thread did not leave: it goes back, or it would be unknown when its lease ends. */
    private void hand(Claim claim) {
        try {
            callers.execute(() -> call(claim));
        } catch (RuntimeException | Error e) {
            LOG.error("Delivery {} cannot be called now", claim.deliveryId(), e);
            settling.settle(claim, Callers.notCalled(clock.instant()));
        }
    }

    private ClaimRequest request() {
        Map<String, Integer> free = new HashMap<>();
        for (String name : routes.keySet()) {
            int most = accounts.find(name).map(Account::inFlight).orElse(0);
            int left = most - slots.taken(name);
            if (left > 0) {
                free.put(name, left);
            }
        }
        return new ClaimRequest(slots.free(), free);
    }

    private void call(Claim claim) {
        Function<Claim, CallResult> route = routes.get(claim.account());
        if (route == null) {
            // the route was stopped between claim and call: it did not leave, and another attempt may come at once
            settling.settle(claim, Callers.notCalled(clock.instant()));
            return;
        }
        settling.settle(claim, route.apply(claim));
    }

    /** Stops claiming and waits for the open calls, at most 25 s; what is still open then is unknown at the next start. */
    @Override
    public void close() {
        synchronized (claiming) {
            // never between a claim and its calls
            closed = true;
        }
        callers.shutdown();
        try {
            if (!callers.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} calls are still open; they will be unknown at the next start", slots.open());
            }
            slots.awaitEmpty(AFTER_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        settling.close();
    }
}
