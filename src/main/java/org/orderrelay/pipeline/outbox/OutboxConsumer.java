package org.orderrelay.pipeline.outbox;

import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Claim;

/**
 * Runs one claimed delivery through the route of its account and returns what came of it.
 *
 * <p>To stop a consumer stops its route's steps with it: a delivery between two of them would be thrown out, and be unknown
 * although it was never called. So this one is suspended first, which Camel's graceful stop does with what can be, and is
 * stopped when nothing is under way any more. Camel counts what is inside the route; it is told of what is claimed and
 * about to enter.
 */
final class OutboxConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private final Outbox outbox;
    private final String account;

    OutboxConsumer(OutboxEndpoint endpoint, Processor processor, Outbox outbox) {
        super(endpoint, processor);
        this.outbox = outbox;
        this.account = endpoint.account();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        outbox.attach(account, this::deliver);
    }

    private CallResult deliver(Claim claim) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(claim);
            getProcessor().process(exchange);
            if (exchange.getException() == null && exchange.getMessage().getBody() instanceof CallResult result) {
                return result;
            }
            return stray(claim, exchange.getException());
        } catch (Throwable e) { // an Error too: the slot would be lost, and the delivery with it
            return stray(claim, e);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** A fault of ours in the route: whether the call had gone out by then, nobody knows. */
    private CallResult stray(Claim claim, @Nullable Throwable fault) {
        getExceptionHandler()
                .handleException("Delivery " + claim.deliveryId() + " left its route without an outcome", fault);
        Instant now = Instant.now(outbox.clock());
        return CallResult.without(new Outcome.Unknown("internal", "the route ended without an outcome"), now, now);
    }

    @Override
    protected void doSuspend() {
        outbox.detach(account);
    }

    @Override
    protected void doResume() {
        outbox.attach(account, this::deliver);
    }

    /** Nothing new is handed over while the rest is waited for. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return outbox.inFlight(account);
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // nothing is prepared: suspending detaches
    }

    @Override
    protected void doStop() throws Exception {
        outbox.detach(account);
        super.doStop();
    }
}
