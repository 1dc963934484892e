package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.order.Phone;

/** Hands out what may go now. Candidates are read without locks; then their orders are locked and asked again. */
final class Claimer {
    static final String DUE = "SELECT id, reference_id FROM deliveries"
            + " WHERE lane = ? AND state = 'queued' AND due_at IS NOT NULL AND due_at <= ? ORDER BY due_at LIMIT ?";

    /** A delivery to a held recipient is asked again this late at most, so it goes this late after the release. */
    private static final long HELD_RECIPIENT_MICROS = 10_000_000;

    private final Transaction tx;
    private final Limiter limiter;
    private final Holds holds;
    private final DailyCap cap;
    private final Map<String, Integer> permits = new HashMap<>();
    private final Map<String, Integer> spent = new HashMap<>();
    private final List<DeliveryRow> going = new ArrayList<>();

    private Claimer(Transaction tx) throws SQLException {
        this.tx = tx;
        this.limiter = new Limiter(tx.sql());
        this.holds = Holds.load(tx);
        this.cap = new DailyCap(tx, holds, limiter);
    }

    static List<Claim> claim(Transaction tx, ClaimRequest request) throws SQLException {
        return new Claimer(tx).claim(request);
    }

    private List<Claim> claim(ClaimRequest request) throws SQLException {
        List<FairShare.Candidate> chosen = FairShare.choose(candidates(request), request.free(), permits);
        Book book = new BookReader(tx.sql())
                .loadFree(chosen.stream().map(FairShare.Candidate::referenceId).toList());
        Pairs pairs = Pairs.load(tx, book.deliveries());
        Payments.judge(tx.sql(), book, book.deliveries());
        for (FairShare.Candidate candidate : chosen) {
            DeliveryRow row = book.delivery(candidate.id());
            if (row != null && isDue(row) && isPaced(pairs, row) && mayGo(candidate, row)) {
                depart(book, row, pairs);
            }
        }
        pairs.write();
        book.orders().forEach(order -> order.lines().forEach(line -> Turn.pass(order, line, tx.rules())));
        new BookWriter(tx).write(book);
        spend();
        return handOut();
    }

    private List<List<FairShare.Candidate>> candidates(ClaimRequest request) throws SQLException {
        List<List<FairShare.Candidate>> lanes = new ArrayList<>();
        for (Lane lane : lanes()) {
            int most = Math.min(request.free(), permits(lane.account(), request));
            boolean held = holds.isHeld(lane);
            if (most > 0 && (!held || holds.mayProbe(lane.scopes()))) {
                lanes.add(tx.sql()
                        .list(
                                DUE,
                                row -> new FairShare.Candidate(row.getString(1), row.getString(2), lane, held),
                                lane.key(),
                                tx.now(),
                                held ? 1 : most));
            }
        }
        return lanes;
    }

    private List<Lane> lanes() throws SQLException {
        return tx.sql()
                .list(
                        "SELECT account, sender, template, language FROM lanes ORDER BY lane",
                        row -> new Lane(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    /** Slots and pace of an account that is configured. */
    private int permits(String name, ClaimRequest request) throws SQLException {
        Integer known = permits.get(name);
        if (known != null) {
            return known;
        }
        int free = request.freeByAccount().getOrDefault(name, 0);
        Optional<Account> account = tx.setting().accounts().find(name);
        int most = 0;
        if (free > 0 && account.isPresent()) {
            most = Math.min(Math.min(free, cap.left(account.get())), paced(account.get()));
        }
        permits.put(name, most);
        return most;
    }

    /** Takes the account's row of limits, which is what two nodes of one account wait for. */
    private int paced(Account account) throws SQLException {
        Limits limits = account.limits();
        if (!limits.perRecipient().isZero() || limits.perDay() > 0) {
            limiter.lock(account.name());
        }
        return Pace.of(limits).free(limiter.tat(account.name()), tx.now());
    }

    /** A number that was written to too lately makes only its own delivery wait. */
    private boolean isPaced(Pairs pairs, DeliveryRow row) {
        long from = pairs.from(row, limits(row));
        if (from <= tx.now()) {
            return true;
        }
        row.notBefore = from;
        row.changed = true;
        return false;
    }

    private Limits limits(DeliveryRow row) {
        return tx.setting()
                .accounts()
                .find(row.facts.account())
                .map(Account::limits)
                .orElse(Limits.NONE);
    }

    private boolean isDue(DeliveryRow row) {
        return row.state == DeliveryState.QUEUED && row.dueAt != null && row.dueAt <= tx.now();
    }

    private boolean mayGo(FairShare.Candidate candidate, DeliveryRow row) throws SQLException {
        String account = row.facts.account();
        if (candidate.probe()
                && !(holds.mayProbe(candidate.lane().scopes())
                        && holds.takeProbe(candidate.lane().scopes(), account))) {
            return false;
        }
        if (holds.isEmpty()) {
            return true;
        }
        HoldKey recipient = HoldKey.recipient(account, row.facts.recipient());
        Holds.Hold hold = holds.of(recipient);
        if (hold == null) {
            return true;
        }
        if (holds.mayProbe(List.of(recipient)) && holds.takeProbe(List.of(recipient), account)) {
            return true;
        }
        // Not put off until the probe: the hold may be released before, and that does not touch delivery rows.
        Long next = hold.nextProbe();
        long again = tx.now() + HELD_RECIPIENT_MICROS;
        row.notBefore = next != null && next > tx.now() ? Math.min(next, again) : again;
        row.changed = true;
        return false;
    }

    private void depart(Book book, DeliveryRow row, Pairs pairs) {
        Line line = book.lineOf(row);
        OrderRow order = book.order(row.facts.referenceId());
        Departure departure = Departure.judge(order, line, row.facts, tx.rules());
        if (departure instanceof Departure.Die die) {
            row.settle(DeliveryState.DEAD, die.code(), die.reason(), tx.now());
            line.died(row, tx.now());
            book.publish(row);
        } else if (departure instanceof Departure.Go go) {
            row.wireReference = row.facts.isDetails() ? row.wireReference : go.wireReference();
            row.claim(tx.node(), tx.now(), tx.rules().lease());
            spent.merge(row.facts.account(), 1, Integer::sum);
            pairs.spend(row, limits(row));
            going.add(row);
        }
    }

    private void spend() throws SQLException {
        for (Map.Entry<String, Integer> entry : spent.entrySet()) {
            Account account = tx.setting().accounts().find(entry.getKey()).orElseThrow();
            Pace pace = Pace.of(account.limits());
            cap.spend(account, entry.getValue());
            if (pace.interval() > 0) {
                long tat = limiter.tat(entry.getKey());
                limiter.push(entry.getKey(), pace.spend(tat, tx.now(), entry.getValue()));
            }
        }
    }

    private List<Claim> handOut() throws SQLException {
        if (going.isEmpty()) {
            return List.of();
        }
        List<String> ids = going.stream().map(row -> row.facts.id()).toList();
        Map<String, String> payloads = BookWriter.payloads(tx.sql(), ids);
        return going.stream().map(row -> claim(row, payloads)).toList();
    }

    private Claim claim(DeliveryRow row, Map<String, String> payloads) {
        DeliveryFacts facts = row.facts;
        String id = facts.id();
        String wireReference = row.wireReference == null ? facts.referenceId() : row.wireReference;
        return new Claim(
                id,
                row.attempts,
                row.round,
                facts.referenceId(),
                wireReference,
                facts.status(),
                new Phone(facts.recipient()),
                facts.account(),
                facts.provider(),
                payloads.getOrDefault(id, ""),
                Micros.at(tx.now()));
    }
}
