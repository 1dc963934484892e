package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;

/** Records the entries of one transaction: loads what they touch, judges them in order, writes what came of it. */
final class Recorder {
    private final Transaction tx;
    private final Book book;
    private final EventMemory memory;
    private final WaitingRoom room;
    private final Intake intake = new Intake();
    private final Traces traces = new Traces();
    private final Set<OrderRow> touched = new HashSet<>();

    private Recorder(Transaction tx, Book book, EventMemory memory, WaitingRoom room) {
        this.tx = tx;
        this.book = book;
        this.memory = memory;
        this.room = room;
    }

    /** One list of verdicts a unit, in order. */
    static List<List<Verdict>> record(Transaction tx, List<List<Entry>> units) throws SQLException {
        List<Entry> entries = units.stream().flatMap(List::stream).toList();
        List<Entry.Valid> valid =
                entries.stream().flatMap(entry -> valid(entry).stream()).toList();
        Book book = new BookReader(tx.sql())
                .load(valid.stream().map(entry -> entry.order().referenceId()).toList());
        EventMemory memory = EventMemory.load(tx.sql(), book, valid);
        Recorder recorder = new Recorder(tx, book, memory, WaitingRoom.load(tx, entries, valid));
        List<List<Verdict>> verdicts = units.stream()
                .map(unit -> unit.stream().map(recorder::judge).toList())
                .toList();
        for (OrderRow order : recorder.touched) {
            order.lines().forEach(line -> Turn.pass(order, line, tx.rules()));
        }
        recorder.intake.write(tx, book);
        recorder.room.write();
        recorder.traces.write(tx.sql());
        new BookWriter(tx).write(book);
        return verdicts;
    }

    private static Optional<Entry.Valid> valid(Entry entry) {
        if (entry instanceof Entry.Waiting waiting) {
            return Optional.of(waiting.order());
        }
        return entry instanceof Entry.Valid valid ? Optional.of(valid) : Optional.empty();
    }

    private Verdict judge(Entry entry) {
        if (entry instanceof Entry.Valid valid) {
            WaitingRoom.Stay stay = room.mustStay(valid, memory);
            return stay == null ? judge(valid, book.order(valid.order().referenceId())) : stays(valid, stay);
        }
        if (entry instanceof Entry.Waiting waiting) {
            return stays(waiting.order(), room.stay(waiting, memory));
        }
        room.leave(entry);
        return refused(Verdict.Kind.REJECTED, InvalidOrder.of((Entry.Invalid) entry));
    }

    /** It is on disk, and no event yet; or it repeats, or contradicts, one that waits or is an event. */
    private Verdict stays(Entry.Valid entry, WaitingRoom.Stay stay) {
        return switch (stay) {
            case WAITS -> noted(entry, Verdict.Kind.WAITING, List.of(), null);
            case REPEATS ->
                noted(
                        entry,
                        Verdict.Kind.DUPLICATE,
                        memory.deliveries(entry.order().eventKey()),
                        null);
            case CONTRADICTS ->
                refused(
                        Verdict.Kind.CONFLICT,
                        InvalidOrder.of(entry, Admission.conflict().violation()));
        };
    }

    private Verdict judge(Entry.Valid entry, OrderRow order) {
        Admission admission = Admission.judge(entry, order, memory, tx.rules());
        if (admission instanceof Admission.Refuse refuse) {
            Verdict.Kind kind = refuse.conflict() ? Verdict.Kind.CONFLICT : Verdict.Kind.REJECTED;
            return refused(kind, InvalidOrder.of(entry, refuse.violation()));
        }
        if (admission instanceof Admission.Repeat repeat) {
            return noted(entry, Verdict.Kind.DUPLICATE, memory.deliveries(repeat.eventKey()), null);
        }
        if (admission instanceof Admission.Supersede supersede) {
            List<String> ids = supersede(entry, order, supersede);
            traces.add(entry.origin(), ids);
            intake.event(entry, Verdict.Kind.SUPERSEDED);
            return noted(entry, Verdict.Kind.SUPERSEDED, ids, supersede);
        }
        List<String> ids = admit(entry, order);
        traces.add(entry.origin(), ids);
        intake.event(entry, Verdict.Kind.RECORDED);
        return noted(entry, Verdict.Kind.RECORDED, ids, null);
    }

    private List<String> admit(Entry.Valid entry, OrderRow order) {
        order.current(entry);
        if (!entry.deliveries().isEmpty() && (order.account == null || isDetails(entry))) {
            order.account = entry.deliveries().get(0).account();
        }
        List<String> ids = new ArrayList<>();
        for (DeliveryRow row : rows(entry, order)) {
            if (isDetails(entry)) {
                order.wireCount++;
                row.wireReference = Admission.wireReference(order.referenceId, order.wireCount);
            }
            boolean overtaken = order.line(row.facts.recipient()).hasLeftAfter(row.facts.occurredAt());
            book.add(order, row);
            if (overtaken && !isDetails(entry)) {
                end(row, new Admission.Supersede("superseded", "a status that came about later has left already"));
            }
            ids.add(row.facts.id());
        }
        touched.add(order);
        memory.remember(entry, book, ids);
        return ids;
    }

    private List<String> supersede(Entry.Valid entry, OrderRow order, Admission.Supersede why) {
        List<String> ids = new ArrayList<>();
        for (DeliveryRow row : rows(entry, order)) {
            book.add(order, row);
            end(row, why);
            ids.add(row.facts.id());
        }
        memory.remember(entry, book, ids);
        return ids;
    }

    private void end(DeliveryRow row, Admission.Supersede why) {
        row.settle(DeliveryState.SUPERSEDED, why.code(), why.reason(), tx.now());
        book.publish(row);
    }

    /** A recipient named twice gets one delivery. */
    private List<DeliveryRow> rows(Entry.Valid entry, OrderRow order) {
        Set<String> recipients = new HashSet<>();
        List<DeliveryRow> rows = new ArrayList<>();
        order.changed = true;
        for (PlannedDelivery plan : entry.deliveries()) {
            if (recipients.add(plan.recipient().e164())) {
                DeliveryRow row = new DeliveryRow(DeliveryFacts.of(entry, plan, ++order.lastSeq, tx.now()));
                row.payload = plan.payload();
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean isDetails(Entry.Valid entry) {
        return entry.order().status() == OrderStatus.PENDING;
    }

    private Verdict refused(Verdict.Kind kind, InvalidOrder invalid) {
        intake.invalid(invalid, kind);
        Entry entry = invalid.entry();
        List<Violation> violations = invalid.violations();
        return new Verdict(
                kind, entry.origin(), entry.index(), invalid.referenceId(), invalid.status(), List.of(), violations);
    }

    private Verdict noted(Entry.Valid entry, Verdict.Kind kind, List<String> ids, Admission.@Nullable Supersede why) {
        intake.row(entry, kind, why);
        return new Verdict(
                kind,
                entry.origin(),
                entry.index(),
                entry.order().referenceId(),
                entry.order().status().wire(),
                List.copyOf(ids),
                List.of());
    }
}
