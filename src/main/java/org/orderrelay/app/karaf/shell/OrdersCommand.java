package org.orderrelay.app.karaf.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.OrderView;

/** {@code order-relay:orders}. */
@Service
@Command(
        scope = "order-relay",
        name = "orders",
        description = "One order with all that happened to it, or the orders of the newest 100 deliveries.")
public final class OrdersCommand extends RelayCommand {
    @Argument(name = "reference", description = "reference_id of one order.")
    @Completion(NewestReferences.class)
    private @Nullable String reference;

    @Override
    void run() {
        LedgerView view = desk().ledger().view();
        if (reference == null) {
            list(view);
        } else {
            new Timeline(out())
                    .order(view.order(reference)
                            .orElseThrow(() -> new IllegalArgumentException("There is no order " + reference)));
        }
    }

    private void list(LedgerView view) {
        Set<String> references = new LinkedHashSet<>(NewestReferences.of(view));
        ShellTable table = new ShellTable();
        for (String column : new String[] {"Reference", "Status", "Account", "Deliveries"}) {
            table.column(column);
        }
        for (String each : references) {
            view.order(each)
                    .ifPresent(order -> table.addRow()
                            .addContent(order.referenceId(), order.status(), order.account(), states(order)));
        }
        print(table, "no orders");
    }

    private static String states(OrderView order) {
        List<String> states = order.deliveries().stream()
                .map(detail ->
                        detail.delivery().status() + ' ' + detail.delivery().state())
                .toList();
        return String.join(", ", states);
    }
}
