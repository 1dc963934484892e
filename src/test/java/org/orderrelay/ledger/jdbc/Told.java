package org.orderrelay.ledger.jdbc;

import java.time.Instant;
import java.util.List;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;

/** What a provider tells in the tests. */
final class Told {
    static final Instant AT = Instant.parse("2026-11-21T09:00:30Z");
    static final Outcome UNDELIVERABLE = new Outcome.Rejected("131026", "the number cannot be reached");

    private Told() {}

    /** About a delivery whose id was given back. */
    static Receipt.About about(String deliveryId, String... messageIds) {
        return new Receipt.About(deliveryId, List.of(messageIds), "919876543210");
    }

    /** About a message only the provider names. */
    static Receipt.About message(String... messageIds) {
        return new Receipt.About(null, List.of(messageIds), null);
    }

    static Receipt sent(Receipt.About about) {
        return new Receipt.Progress(about, Receipt.Mark.SENT, AT);
    }

    static Receipt delivered(Receipt.About about) {
        return new Receipt.Progress(about, Receipt.Mark.DELIVERED, AT.plusSeconds(1));
    }

    static Receipt read(Receipt.About about) {
        return new Receipt.Progress(about, Receipt.Mark.READ, AT.plusSeconds(2));
    }

    static Receipt failed(Receipt.About about) {
        return failed(about, UNDELIVERABLE);
    }

    static Receipt failed(Receipt.About about, Outcome meaning) {
        return new Receipt.Failure(about, meaning, false, AT.plusSeconds(3));
    }

    static Receipt neverLeft(Receipt.About about, Instant at) {
        return new Receipt.Failure(about, new Outcome.Rejected("not-sent", "it never left"), true, at);
    }
}
