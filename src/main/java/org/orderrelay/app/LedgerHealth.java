package org.orderrelay.app;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.orderrelay.ledger.Ledger;

/** Ready while the ledger can commit. */
final class LedgerHealth extends AbstractHealthCheck {
    private final Ledger ledger;

    LedgerHealth(Ledger ledger) {
        super("order-relay", "ledger");
        this.ledger = ledger;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Optional<String> fault = ledger.fault();
        if (fault.isPresent()) {
            result.down().message(fault.get());
        } else {
            result.up();
        }
    }
}
