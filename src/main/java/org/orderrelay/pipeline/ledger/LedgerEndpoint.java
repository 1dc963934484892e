package org.orderrelay.pipeline.ledger;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.ScheduledPollEndpoint;

/** One feed of the ledger. Consumer only; the options are those of every polling consumer of Camel. */
@UriEndpoint(firstVersion = "0.1.0", scheme = "ledger", title = "Ledger", syntax = "ledger:feed")
public final class LedgerEndpoint extends ScheduledPollEndpoint {
    private final LedgerFeed feed;

    LedgerEndpoint(String uri, LedgerComponent component, LedgerFeed feed) {
        super(uri, component);
        this.feed = feed;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("the ledger is written by recording and settling");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LedgerConsumer consumer = new LedgerConsumer(this, processor, feed);
        configureConsumer(consumer);
        return consumer;
    }
}
