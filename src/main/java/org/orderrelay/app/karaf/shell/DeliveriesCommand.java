package org.orderrelay.app.karaf.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.DeliveryView;

/** {@code order-relay:deliveries}. */
@Service
@Command(
        scope = "order-relay",
        name = "deliveries",
        description = "The newest deliveries, or one of them with its attempts. Numbers are masked.")
public final class DeliveriesCommand extends RelayCommand {
    private static final int MOST = 1_000;

    @Argument(name = "id", description = "Of one delivery; the filters are for the list.")
    @Completion(NewestDeliveries.class)
    private @Nullable String id;

    @Option(name = "--state", description = "queued, sending, accepted, unknown, dead, superseded or abandoned.")
    @Completion(DeliveryStates.class)
    private @Nullable String state;

    @Option(name = "--account", description = "Name of an account.")
    @Completion(AccountNames.class)
    private @Nullable String account;

    @Option(name = "--reference", description = "reference_id of an order.")
    @Completion(NewestReferences.class)
    private @Nullable String reference;

    @Option(name = "--code", description = "A provider's code, or the relay's own: WA400, expired.")
    private @Nullable String code;

    @Option(name = "--limit", description = "Most to show, 1 to 1000 (20).")
    private int limit = 20;

    @Override
    void run() {
        if (id == null) {
            list();
        } else {
            new Timeline(out()).delivery(desk().ledger().view().delivery(id).orElseThrow(this::missing));
        }
    }

    private IllegalArgumentException missing() {
        return new IllegalArgumentException("There is no delivery " + id);
    }

    private void list() {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("--limit must be from 1 to " + MOST);
        }
        DeliveryFilter filter = new DeliveryFilter(state, account, reference, code, null, null, null, limit, null);
        ShellTable table = new ShellTable();
        for (String column : new String[] {"Id", "Reference", "Status", "To", "Account", "State", "Receipt", "Code"}) {
            table.column(column);
        }
        table.column("Attempts").alignRight();
        table.column("Waits for");
        for (DeliveryView delivery : desk().ledger().view().deliveries(filter).items()) {
            table.addRow()
                    .addContent(
                            delivery.id(),
                            delivery.referenceId(),
                            delivery.status(),
                            delivery.recipient(),
                            delivery.account(),
                            delivery.state(),
                            text(delivery.receipt()),
                            text(delivery.code()),
                            delivery.attempts(),
                            Timeline.waitsFor(delivery));
        }
        print(table, "no deliveries");
    }
}
