package org.orderrelay.pipeline.outbox;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code outbox:account}: hands out the deliveries of one account that may go now, each as one exchange whose body is a
 * {@link org.orderrelay.ledger.Claim}. The route must end with a {@link CallResult} as body; it is settled in the ledger.
 */
@Component("outbox")
public final class OutboxComponent extends DefaultComponent {
    private final Outbox outbox;

    public OutboxComponent(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new OutboxEndpoint(uri, this, remaining);
    }

    Outbox outbox() {
        return outbox;
    }
}
