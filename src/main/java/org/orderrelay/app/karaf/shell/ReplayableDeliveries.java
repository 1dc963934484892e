package org.orderrelay.app.karaf.shell;

import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.LedgerView;

/** Completes the ids of the newest deliveries that can be queued again: dead, abandoned, failed. */
@Service
public final class ReplayableDeliveries extends RelayCompleter {
    @Override
    List<String> words(RelayDesk desk) {
        LedgerView view = desk.ledger().view();
        return Stream.of(
                        Newest.of(view, "dead", null),
                        Newest.of(view, "abandoned", null),
                        Newest.of(view, "accepted", "failed"))
                .flatMap(List::stream)
                .map(DeliveryView::id)
                .toList();
    }
}
