package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Replay;
import org.orderrelay.ledger.Resolution;

/** What one deed does to one delivery, its line and the audit, in one transaction. */
final class OperatorWork {
    private static final String FAILED = "failed";
    private static final Set<DeliveryState> GIVEN_UP = EnumSet.of(DeliveryState.DEAD, DeliveryState.ABANDONED);
    private static final Set<DeliveryState> ABANDONABLE =
            EnumSet.of(DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.QUEUED);

    private final Transaction tx;
    private final AuditTrail audit;

    OperatorWork(Transaction tx) {
        this.tx = tx;
        this.audit = new AuditTrail(tx);
    }

    /** A delivery with the order it belongs to, both locked. */
    private record Subject(Book book, OrderRow order, Line line, DeliveryRow row) {}

    Deed replay(Replay replay, Act act) throws SQLException {
        Deed earlier = audit.before(act, "replay", target(replay.deliveryId()));
        if (earlier != null) {
            return earlier;
        }
        Subject subject = find(replay.deliveryId());
        if (subject == null) {
            return new Deed.NotFound(target(replay.deliveryId()));
        }
        Deed refusal = replayRefusal(subject, replay.longestReference());
        if (refusal != null) {
            return refusal;
        }
        DeliveryState before = subject.row.state;
        again(subject);
        String action = replay.payload() == null ? "replay" : "replay-edited";
        long line = audit.add(act, action, target(replay.deliveryId()), change(before, subject.row));
        if (replay.payload() != null) {
            edit(replay, act, line);
        }
        return done(subject);
    }

    private @Nullable Deed replayRefusal(Subject subject, int longest) {
        DeliveryRow row = subject.row;
        boolean failed = row.state == DeliveryState.ACCEPTED && FAILED.equals(row.receipt);
        if (!GIVEN_UP.contains(row.state) && !failed) {
            return new Deed.Refused(
                    "state",
                    "only a dead, abandoned or failed delivery can be replayed; this one is " + row.state.wire());
        }
        if (row.facts.isDetails()
                && subject.line.details == Line.Details.ACCEPTED
                && !row.facts.id().equals(subject.line.detailsId)) {
            return new Deed.Refused("order-details-exists", "the provider has the invoice of this order already");
        }
        return failed ? suffixRefusal(subject, longest) : null;
    }

    Deed resolve(String deliveryId, Resolution as, int longest, Act act) throws SQLException {
        Deed earlier = audit.before(act, "resolve-" + as.wire(), target(deliveryId));
        if (earlier != null) {
            return earlier;
        }
        Subject subject = find(deliveryId);
        if (subject == null) {
            return new Deed.NotFound(target(deliveryId));
        }
        DeliveryState before = subject.row.state;
        Deed refusal = resolveRefusal(subject, as, longest);
        if (refusal != null) {
            return refusal;
        }
        switch (as) {
            case SENT -> sent(subject, act);
            case RESEND -> again(subject);
            case ABANDON -> abandon(subject, act);
        }
        audit.add(act, "resolve-" + as.wire(), target(deliveryId), change(before, subject.row));
        return done(subject);
    }

    private static @Nullable Deed resolveRefusal(Subject subject, Resolution as, int longest) {
        DeliveryState state = subject.row.state;
        boolean possible = as == Resolution.ABANDON ? ABANDONABLE.contains(state) : state == DeliveryState.UNKNOWN;
        if (!possible) {
            String what = as == Resolution.ABANDON ? "an unknown, queued or dead" : "an unknown";
            return new Deed.Refused(
                    "state",
                    "only " + what + " delivery can be resolved as " + as.wire() + "; this one is " + state.wire());
        }
        return as == Resolution.RESEND ? suffixRefusal(subject, longest) : null;
    }

    private void sent(Subject subject, Act act) {
        subject.row.settle(DeliveryState.ACCEPTED, "resolved-sent", "settled by " + act.actor(), tx.now());
        subject.line.accepted(subject.row);
        subject.book.publish(subject.row);
    }

    private void abandon(Subject subject, Act act) {
        subject.row.settle(DeliveryState.ABANDONED, "abandoned", "given up by " + act.actor(), tx.now());
        if (subject.row.facts.isDetails() && subject.line.details != Line.Details.ACCEPTED) {
            // nobody will replay it: what waits behind it need not wait any longer
            subject.line.died(subject.row, Turn.GIVEN_UP);
        }
        subject.book.publish(subject.row);
    }

    /** Back into the line. An invoice that may have arrived, or has, needs a reference of its own. */
    private void again(Subject subject) {
        DeliveryRow row = subject.row;
        boolean mayHaveArrived = row.state == DeliveryState.UNKNOWN || row.state == DeliveryState.ACCEPTED;
        if (row.facts.isDetails() && mayHaveArrived) {
            subject.order.wireCount++;
            subject.order.changed = true;
            row.wireReference = Admission.wireReference(row.facts.referenceId(), subject.order.wireCount);
        }
        row.replay(tx.now());
        if (!subject.line.open.contains(row)) {
            subject.line.open.add(row);
        }
    }

    private static @Nullable Deed suffixRefusal(Subject subject, int longest) {
        String next = Admission.wireReference(subject.row.facts.referenceId(), subject.order.wireCount + 1);
        int noted = subject.row.facts.longestReference();
        int most = noted > 0 ? noted : longest;
        return subject.row.facts.isDetails() && next.length() > most
                ? new Deed.Refused(
                        "reference-length",
                        "the reference leaves no room for its suffix; the provider takes " + most + " characters")
                : null;
    }

    private void edit(Replay replay, Act act, long auditId) throws SQLException {
        String id = replay.deliveryId();
        String before = BookWriter.payloads(tx.sql(), List.of(id)).getOrDefault(id, "");
        tx.sql()
                .update(
                        "INSERT INTO edits (delivery_id, audit_id, at, actor, reason, before, diff)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        id,
                        auditId,
                        tx.now(),
                        act.actor(),
                        act.reason(),
                        before,
                        replay.diff() == null ? "[]" : replay.diff());
        tx.sql().update(BookWriter.PUT_PAYLOAD, replay.payload(), id);
    }

    private @Nullable Subject find(String deliveryId) throws SQLException {
        List<String> references =
                tx.sql().list("SELECT reference_id FROM deliveries WHERE id = ?", row -> row.getString(1), deliveryId);
        if (references.isEmpty()) {
            return null;
        }
        Book book = new BookReader(tx.sql()).load(references);
        OrderRow order = book.order(references.get(0));
        DeliveryRow row = book.delivery(deliveryId);
        if (row == null) {
            // settled: read it now that its order is locked
            row = tx.sql()
                    .list(DeliveryColumns.SELECT + "WHERE id = ?", DeliveryColumns::read, deliveryId)
                    .get(0);
            book.addSettled(row);
        }
        return new Subject(book, order, book.lineOf(row), row);
    }

    private Deed done(Subject subject) throws SQLException {
        Turn.pass(subject.order, subject.line, tx.rules());
        new BookWriter(tx).write(subject.book);
        return new Deed.Done(target(subject.row.facts.id()), subject.row.state);
    }

    private static String target(String deliveryId) {
        return "delivery:" + deliveryId;
    }

    private static String change(DeliveryState before, DeliveryRow row) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("reference_id", row.facts.referenceId());
            json.writeStringField("before", before.wire());
            json.writeStringField("after", row.state.wire());
            Json.writeNullable(json, "wire_reference", row.wireReference);
            json.writeEndObject();
        });
    }
}
