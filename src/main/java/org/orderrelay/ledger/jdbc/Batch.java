package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Verdict;

/**
 * The units of one commit, run kind by kind so that each kind reads by the set: outcomes, orders, receipts, the rest,
 * claims.
 * Within a kind the order of arrival holds.
 */
final class Batch {
    private final List<Unit> units;

    Batch(List<Unit> units) {
        this.units = units;
    }

    /** Does the work; what is handed back tells the callers, once it is committed. */
    List<Runnable> run(Transaction tx) throws SQLException {
        List<Runnable> answers = new ArrayList<>();
        settle(tx, answers);
        record(tx, answers);
        receive(tx, answers);
        for (Unit unit : units) {
            if (unit instanceof Unit.Task<?> task) {
                answers.add(run(tx, task));
            }
        }
        for (Unit unit : units) {
            if (unit instanceof Unit.Claiming<?> claiming) {
                answers.add(run(tx, claiming));
            }
        }
        return answers;
    }

    private void settle(Transaction tx, List<Runnable> answers) throws SQLException {
        List<Unit.Settling> settling = of(Unit.Settling.class);
        List<Settled> settled = Settler.settle(
                tx, settling.stream().map(Unit.Settling::settlement).toList());
        new ParkedReceipts(tx)
                .join(settling.stream().map(Unit.Settling::settlement).toList());
        for (int i = 0; i < settling.size(); i++) {
            Unit.Settling unit = settling.get(i);
            Settled answer = settled.get(i);
            answers.add(() -> unit.future().complete(answer));
        }
    }

    private void record(Transaction tx, List<Runnable> answers) throws SQLException {
        if (of(Unit.Bringing.class).isEmpty()) {
            return;
        }
        KeyedRequests keyed = KeyedRequests.load(tx, of(Unit.Keyed.class));
        List<Unit.Bringing> bringing =
                of(Unit.Bringing.class).stream().filter(keyed::isToBeRecorded).toList();
        if (!bringing.isEmpty()) {
            List<List<Verdict>> verdicts = Recorder.record(
                    tx, bringing.stream().map(Unit.Bringing::entries).toList());
            for (int i = 0; i < bringing.size(); i++) {
                List<Verdict> answer = verdicts.get(i);
                if (bringing.get(i) instanceof Unit.Recording unit) {
                    answers.add(() -> unit.future().complete(answer));
                } else {
                    keyed.recorded((Unit.Keyed) bringing.get(i), answer);
                }
            }
        }
        answers.addAll(keyed.write(tx));
    }

    private void receive(Transaction tx, List<Runnable> answers) throws SQLException {
        List<Unit.Receiving> receiving = of(Unit.Receiving.class);
        if (receiving.isEmpty()) {
            return;
        }
        List<ReceiptInbox.Applied> applied = Receiver.apply(
                tx, receiving.stream().map(Unit.Receiving::arrival).toList());
        for (int i = 0; i < receiving.size(); i++) {
            Unit.Receiving unit = receiving.get(i);
            ReceiptInbox.Applied answer = applied.get(i);
            answers.add(() -> unit.future().complete(answer));
        }
    }

    private static <T> Runnable run(Transaction tx, Unit.Task<T> task) throws SQLException {
        T answer = task.work().run(tx);
        return () -> task.future().complete(answer);
    }

    private static <T> Runnable run(Transaction tx, Unit.Claiming<T> claiming) throws SQLException {
        T answer = claiming.work().run(tx);
        return () -> claiming.future().complete(answer);
    }

    private <U extends Unit> List<U> of(Class<U> kind) {
        return units.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
