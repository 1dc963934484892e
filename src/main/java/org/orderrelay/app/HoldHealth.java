package org.orderrelay.app;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.LedgerView;

/**
 * Says what is held and why, and is always up: a held scope keeps its deliveries and everything else flows. Recipients
 * are counted, not named: their keys are phone numbers.
 */
final class HoldHealth extends AbstractHealthCheck {
    private static final int MOST = 20;

    private final Kept<List<HoldView>> holds;

    HoldHealth(LedgerView view) {
        super("order-relay", "holds");
        this.holds = new Kept<>(view::holds);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.up();
        List<HoldView> held = holds.get().orElse(List.of());
        List<HoldView> named = held.stream()
                .filter(hold -> !hold.scope().equals(Scope.RECIPIENT.wire()))
                .toList();
        result.detail("held", held.size());
        if (!held.isEmpty()) {
            String recipients = (held.size() - named.size()) + " recipients";
            result.message(Stream.concat(named.stream().limit(MOST).map(HoldHealth::sentence), Stream.of(recipients))
                    .collect(Collectors.joining("; ", "held: ", "")));
        }
    }

    private static String sentence(HoldView hold) {
        return name(hold) + " since " + hold.since() + " (" + hold.code() + ": " + hold.reason() + ")";
    }

    private static String name(HoldView hold) {
        String template = hold.scope().equals(Scope.TEMPLATE.wire()) ? " " + hold.key() : "";
        return hold.scope() + " of " + hold.account() + template;
    }
}
