package org.orderrelay.app.karaf.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.orderrelay.app.RelayDesk;
import org.orderrelay.ledger.DeliveryView;

/** Completes the ids of the newest deliveries. */
@Service
public final class NewestDeliveries extends RelayCompleter {
    @Override
    List<String> words(RelayDesk desk) {
        return Newest.of(desk.ledger().view(), null, null).stream()
                .map(DeliveryView::id)
                .toList();
    }
}
