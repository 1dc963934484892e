package org.orderrelay.pipeline.ledger;

import java.util.List;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.Publication;

/** What a polling route takes from the ledger, and how it says that it is done with it. */
@FunctionalInterface
interface LedgerFeed {
    /** Publications in one exchange: one JMS transaction. */
    int PUBLICATIONS = 500;

    /** What is waiting now; empty if nothing is. */
    List<Item> next();

    /** One exchange and its acknowledgement. */
    record Item(Object body, Runnable done) {}

    static LedgerFeed of(String name, Ledger ledger) {
        return switch (name) {
            case "publications" -> () -> publications(ledger);
            case "settled-files" -> () -> settledFiles(ledger);
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

    private static List<Item> settledFiles(Ledger ledger) {
        return ledger.settledFiles().join().stream()
                .map(file -> item(ledger, file))
                .toList();
    }

    private static Item item(Ledger ledger, FileView file) {
        return new Item(file, () -> ledger.resultWritten(file.id()).join());
    }
}
