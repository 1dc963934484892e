package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;

/** Learns the outcomes of one transaction: fence, new state, heads, holds, limits, the next one's turn, the news. */
final class Settler {
    private record Known(String referenceId, DeliveryState state) {}

    private final Transaction tx;
    private final Book book;
    private final Holds holds;
    private final Breaker breaker;
    private final Pairs pairs;
    private final Map<String, Known> known;
    private final LateAnswers late;
    private final Set<Line> touched = new LinkedHashSet<>();

    private Settler(Transaction tx, Book book, Map<String, Known> known, List<DeliveryRow> slowedDown, LateAnswers late)
            throws SQLException {
        this.tx = tx;
        this.book = book;
        this.known = known;
        this.late = late;
        this.holds = Holds.load(tx);
        this.breaker = new Breaker(tx, holds);
        this.pairs = Pairs.load(tx, slowedDown);
    }

    /** One answer a settlement, in order. */
    static List<Settled> settle(Transaction tx, List<Settlement> settlements) throws SQLException {
        if (settlements.isEmpty()) {
            return List.of();
        }
        Map<String, Known> known = new HashMap<>();
        tx.sql()
                .each(
                        "SELECT id, reference_id, state FROM deliveries WHERE "
                                + tx.sql().engine.in("id"),
                        row -> known.put(
                                row.getString(1), new Known(row.getString(2), DeliveryState.of(row.getString(3)))),
                        new Sql.Keys(
                                settlements.stream().map(Settlement::deliveryId).toList()));
        Book book = new BookReader(tx.sql())
                .load(known.values().stream().map(Known::referenceId).toList());
        LateAnswers late = LateAnswers.load(tx.sql(), book, settlements);
        Settler settler = new Settler(tx, book, known, slowedDown(book, settlements), late);
        List<Boolean> applied = new ArrayList<>();
        for (Settlement settlement : settlements) {
            applied.add(settler.apply(settlement));
        }
        settler.breaker.close();
        settler.pairs.write();
        settler.passTurns();
        new BookWriter(tx).write(book);
        List<Settled> answers = new ArrayList<>();
        for (int i = 0; i < settlements.size(); i++) {
            answers.add(settler.answer(settlements.get(i), applied.get(i)));
        }
        return answers;
    }

    /** Deliveries whose recipient has got too much lately, as the provider sees it. */
    private static List<DeliveryRow> slowedDown(Book book, List<Settlement> settlements) {
        return settlements.stream()
                .filter(settlement -> settlement.outcome() instanceof Outcome.Throttled throttled
                        && throttled.scope() == Scope.RECIPIENT)
                .map(settlement -> book.delivery(settlement.deliveryId()))
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean apply(Settlement settlement) throws SQLException {
        DeliveryRow row = book.delivery(settlement.deliveryId());
        if (row == null || settlement.attempt() != row.attempts) {
            return false;
        }
        // A definite outcome that comes late is worth more than not knowing; see decisions/late-outcomes.md.
        boolean afterAll = row.state == DeliveryState.UNKNOWN && !(settlement.outcome() instanceof Outcome.Unknown);
        boolean open = row.state == DeliveryState.SENDING || afterAll;
        if (!open && !late.take(row, settlement)) {
            return false;
        }
        String node = row.node == null ? tx.node().id() : row.node;
        book.add(new Book.Attempt(
                row,
                row.attempts,
                node,
                Micros.of(settlement.startedAt()),
                Micros.of(settlement.endedAt()),
                settlement.httpStatus(),
                word(settlement.outcome()),
                settlement.outcome().code(),
                settlement.outcome().reason(),
                settlement.sent(),
                settlement.answer()));
        if (open) {
            touched.add(book.lineOf(row));
            apply(row, settlement.outcome());
        }
        breaker.saw(row.facts.account(), settlement.outcome());
        return true;
    }

    private void apply(DeliveryRow row, Outcome outcome) throws SQLException {
        if (outcome instanceof Outcome.Accepted accepted) {
            row.messageId = accepted.messageId();
            row.settle(DeliveryState.ACCEPTED, accepted.code(), accepted.reason(), tx.now());
            book.lineOf(row).accepted(row);
            book.lineOf(row).await(row, tx.rules());
            holds.release(row);
            book.publish(row);
        } else if (outcome instanceof Outcome.Retry retry) {
            retry(row, retry);
        } else if (outcome instanceof Outcome.Throttled throttled) {
            throttle(row, throttled);
        } else if (outcome instanceof Outcome.Held held && held.scope() != Scope.MESSAGE) {
            hold(row, held);
        } else if (outcome instanceof Outcome.Unknown) {
            row.settle(DeliveryState.UNKNOWN, outcome.code(), outcome.reason(), tx.now());
            book.publish(row);
        } else {
            die(row, outcome);
        }
    }

    private void die(DeliveryRow row, Outcome outcome) {
        row.settle(DeliveryState.DEAD, outcome.code(), outcome.reason(), tx.now());
        book.lineOf(row).died(row, tx.now());
        book.publish(row);
    }

    private void retry(DeliveryRow row, Outcome.Retry retry) {
        RetryPolicy policy = tx.setting()
                .accounts()
                .find(row.facts.account())
                .map(account -> account.retry())
                .orElse(RetryPolicy.DEFAULT);
        // a failed probe of a held account says nothing about the delivery that happened to be it
        row.failures += breaker.isHeld(row.facts.account()) ? 0 : 1;
        if (retry.isExhausted(row.failures, policy.attempts())) {
            die(row, retry);
            return;
        }
        long pause = Micros.of(tx.setting().schedule().pause(policy, row.failures, retry.pause(row.failures)));
        row.requeue(tx.now() + pause, retry.code(), retry.reason());
    }

    private void throttle(DeliveryRow row, Outcome.Throttled throttled) throws SQLException {
        long until = throttled.scope() == Scope.RECIPIENT
                ? pairs.strike(row, throttled.after())
                : tx.now() + Micros.of(tx.setting().schedule().slowDown(row.attempts, throttled.after()));
        row.requeue(until, throttled.code(), throttled.reason());
        if (throttled.scope() == Scope.ACCOUNT || throttled.scope() == Scope.SENDER) {
            new Limiter(tx.sql()).push(row.facts.account(), until);
        }
    }

    private void hold(DeliveryRow row, Outcome.Held held) throws SQLException {
        HoldKey key = HoldKey.of(held.scope(), row.facts);
        holds.answered(key, row.facts.account(), held.code(), held.reason());
        row.requeue(tx.now(), held.code(), held.reason());
    }

    private void passTurns() {
        for (Line line : touched) {
            Turn.pass(book.order(line.referenceId), line, tx.rules());
        }
    }

    private Settled answer(Settlement settlement, boolean applied) {
        DeliveryRow row = book.delivery(settlement.deliveryId());
        if (row != null) {
            return new Settled(settlement.deliveryId(), applied, row.state, next(row));
        }
        Known found = known.get(settlement.deliveryId());
        DeliveryState state = found == null ? DeliveryState.ABANDONED : found.state();
        return new Settled(settlement.deliveryId(), false, state, null);
    }

    private static @Nullable Instant next(DeliveryRow row) {
        return row.state == DeliveryState.QUEUED ? Micros.atNullable(row.dueAt) : null;
    }

    /** {@code accepted}, {@code retry}, {@code throttled}, {@code held}, {@code rejected}, {@code conflict}, {@code unknown}. */
    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
