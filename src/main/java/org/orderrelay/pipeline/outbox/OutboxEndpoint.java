package org.orderrelay.pipeline.outbox;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultEndpoint;

/** The outbox of one account. Consumer only: what goes in is recorded in the ledger. */
@UriEndpoint(firstVersion = "0.1.0", scheme = "outbox", title = "Outbox", syntax = "outbox:account")
public final class OutboxEndpoint extends DefaultEndpoint {
    private final String account;

    OutboxEndpoint(String uri, OutboxComponent component, String account) {
        super(uri, component);
        this.account = account;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("deliveries enter the outbox by being recorded in the ledger");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new OutboxConsumer(this, processor, ((OutboxComponent) getComponent()).outbox());
    }

    String account() {
        return account;
    }
}
