package org.orderrelay.pipeline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.Body;
import org.orderrelay.ledger.WaitingOrder;

/** An order that waited for its contact goes the way again, from where the mapping of its source has been done. */
public final class WaitingOrders {
    private final ObjectMapper json;

    /** @param json reads orders as documents are read */
    public WaitingOrders(ObjectMapper json) {
        this.json = json;
    }

    /** The order as a candidate from its own place. */
    public Candidate candidate(@Body WaitingOrder waiting) throws JsonProcessingException {
        return new Candidate(waiting.origin(), waiting.index(), json.readValue(waiting.content(), Object.class));
    }
}
