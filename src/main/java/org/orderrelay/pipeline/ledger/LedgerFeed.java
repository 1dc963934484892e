package org.orderrelay.pipeline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.ledger.WaitingOrder;

/** What a polling route takes from the ledger, and how it says that it is done with it. */
@FunctionalInterface
interface LedgerFeed {
    /** Publications in one exchange: one JMS transaction. */
    int PUBLICATIONS = 500;

    /** Webhooks in one exchange, applied in one commit or a few; each may have 3 MB. */
    int WEBHOOKS = 50;

    /** Orders looked up again in one exchange and recorded in one commit. */
    int WAITING_ORDERS = 500;

    /** How often an idle relay looks for webhooks that nobody rang for: those of an earlier run or of a node that is gone. */
    Duration LOOK_FOR_WEBHOOKS = Duration.ofSeconds(1);

    /** What is waiting now; empty if nothing is. */
    List<Item> next();

    /** One exchange and its acknowledgement. */
    record Item(Object body, Runnable done) {}

    static LedgerFeed of(String name, Ledger ledger, Doorbell webhooks) {
        return switch (name) {
            case "publications" -> () -> publications(ledger);
            case "settled-files" -> () -> settledFiles(ledger);
            case "waiting-orders" -> () -> waitingOrders(ledger);
            case "webhooks" -> () -> webhooks(ledger, webhooks);
            default -> throw new IllegalArgumentException("the ledger has no feed " + name);
        };
    }

    private static List<Item> publications(Ledger ledger) {
        List<Publication> waiting = ledger.unpublished(PUBLICATIONS);
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Long> ids = waiting.stream().map(Publication::id).toList();
        return List.of(new Item(waiting, () -> ledger.published(ids).join()));
    }

    /** Applying marks them, each in the transaction of what it changed. */
    private static List<Item> webhooks(Ledger ledger, Doorbell bell) {
        bell.await(LOOK_FOR_WEBHOOKS);
        List<StoredWebhook> waiting = ledger.receipts().waiting(WEBHOOKS);
        // after a full batch there may be more; after one that failed there is a pause
        return waiting.isEmpty()
                ? List.of()
                : List.of(new Item(waiting, waiting.size() < WEBHOOKS ? () -> {} : bell::ring));
    }

    /** Recording them again takes them from the list, or puts them off. */
    private static List<Item> waitingOrders(Ledger ledger) {
        List<WaitingOrder> waiting = ledger.view().waiting(Instant.now(), WAITING_ORDERS);
        return waiting.isEmpty() ? List.of() : List.of(new Item(waiting, () -> {}));
    }

    private static List<Item> settledFiles(Ledger ledger) {
        return ledger.files().settled().join().stream()
                .map(file -> item(ledger, file))
                .toList();
    }

    private static Item item(Ledger ledger, FileView file) {
        return new Item(file, () -> ledger.files().resultWritten(file.id()).join());
    }
}
