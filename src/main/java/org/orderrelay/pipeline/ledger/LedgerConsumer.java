package org.orderrelay.pipeline.ledger;

import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.orderrelay.pipeline.Outages;

/** Polls one feed; what the route could not do is offered again at the next poll. */
final class LedgerConsumer extends ScheduledPollConsumer {
    private final LedgerFeed feed;

    LedgerConsumer(LedgerEndpoint endpoint, Processor processor, LedgerFeed feed) {
        super(endpoint, processor);
        this.feed = feed;
        setExceptionHandler(new Outages(Clock.systemUTC()).of("Asking " + endpoint.getEndpointUri()));
    }

    @Override
    protected int poll() throws Exception {
        int done = 0;
        for (LedgerFeed.Item item : feed.next()) {
            if (!isRunAllowed()) {
                break;
            }
            // one that cannot be placed now must not stand in the way of the next
            done += runRoute(item) ? 1 : 0;
        }
        return done;
    }

    /** Marks the item after its route ended well; else it comes again with the next poll. */
    private boolean runRoute(LedgerFeed.Item item) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(item.body());
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                tell(exchange);
                return false;
            }
            item.done().run();
            return true;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /** A handler that the route file names hears of each item; without one the route's failure policy has said why. */
    private void tell(Exchange exchange) {
        ExceptionHandler named = getEndpoint().getExceptionHandler();
        if (named != null) {
            named.handleException("not taken", exchange, exchange.getException());
        }
    }

    @Override
    public LedgerEndpoint getEndpoint() {
        return (LedgerEndpoint) super.getEndpoint();
    }
}
