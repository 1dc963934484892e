package org.orderrelay.app.karaf.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.LedgerView;

/** The newest deliveries: as many as a person may want to choose from. */
final class Newest {
    private static final int MOST = 100;

    private Newest() {}

    static List<DeliveryView> of(LedgerView view, @Nullable String state, @Nullable String receipt) {
        return view.deliveries(new DeliveryFilter(state, null, null, null, receipt, null, null, MOST, null))
                .items();
    }
}
