package org.orderrelay.pipeline.ledger;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.orderrelay.ledger.Ledger;

/**
 * {@code ledger:publications} hands out unsent publications as a list and marks them when the route has ended well;
 * {@code ledger:settled-files} hands out each file whose rows are all settled, and notes that its result is written;
 * {@code ledger:webhooks} hands out stored webhooks as a list, the oldest first, as soon as its bell is rung;
 * {@code ledger:waiting-orders} hands out orders that wait for their contact as a list.
 */
@Component("ledger")
public final class LedgerComponent extends DefaultComponent {
    private final Ledger ledger;
    private final Doorbell webhooks;

    /** A component whose webhooks nobody rings for: they are found within a second. */
    public LedgerComponent(Ledger ledger) {
        this(ledger, new Doorbell());
    }

    /** @param webhooks rung when a webhook was stored */
    public LedgerComponent(Ledger ledger, Doorbell webhooks) {
        this.ledger = ledger;
        this.webhooks = webhooks;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LedgerEndpoint endpoint = new LedgerEndpoint(uri, this, LedgerFeed.of(remaining, ledger, webhooks));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
