package org.orderrelay.ledger.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;

/** An entry that was not recorded as an event: invalid on arrival, or refused by what the ledger knows. */
record InvalidOrder(
        Entry entry,
        @Nullable String referenceId,
        @Nullable String status,
        String received,
        List<Violation> violations) {

    static InvalidOrder of(Entry.Invalid entry) {
        return new InvalidOrder(entry, entry.referenceId(), entry.status(), entry.document(), entry.violations());
    }

    static InvalidOrder of(Entry.Valid entry, Violation violation) {
        String status = entry.order().status().wire();
        return new InvalidOrder(entry, entry.order().referenceId(), status, entry.content(), List.of(violation));
    }

    /** The same for the same document from the same place: a redelivered one is told once. */
    String key() {
        Origin origin = entry.origin();
        String place = origin.source() + '\n' + origin.document() + '\n' + origin.fileId() + '\n' + origin.firstRow();
        String what = place + '\n' + entry.index() + '\n' + Json.violations(violations) + '\n' + received;
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
