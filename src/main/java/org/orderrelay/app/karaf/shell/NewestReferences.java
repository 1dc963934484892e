package org.orderrelay.app.karaf.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.LedgerView;

/** Completes the references of the orders that were newly delivered. */
@Service
public final class NewestReferences extends RelayCompleter {
    @Override
    List<String> words(RelayDesk desk) {
        return of(desk.ledger().view());
    }

    /** Without repetition, the newest first. */
    static List<String> of(LedgerView view) {
        return Newest.of(view, null, null).stream()
                .map(DeliveryView::referenceId)
                .distinct()
                .toList();
    }
}
