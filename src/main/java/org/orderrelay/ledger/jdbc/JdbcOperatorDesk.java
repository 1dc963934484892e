package org.orderrelay.ledger.jdbc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.AuditCheck;
import org.orderrelay.ledger.AuditEntry;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.EditView;
import org.orderrelay.ledger.OperatorDesk;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.Replay;
import org.orderrelay.ledger.ReplayJobs;
import org.orderrelay.ledger.Resolution;

/** The operators' side of the ledger. */
final class JdbcOperatorDesk implements OperatorDesk {
    private final Tasks tasks;
    private final JdbcView view;
    private final JdbcReplayJobs jobs;

    JdbcOperatorDesk(Tasks tasks, JdbcView view) {
        this.tasks = tasks;
        this.view = view;
        this.jobs = new JdbcReplayJobs(tasks, view);
    }

    @Override
    public CompletableFuture<Deed> replay(Replay replay, Act act) {
        return tasks.task(tx -> new OperatorWork(tx).replay(replay, act));
    }

    @Override
    public CompletableFuture<Deed> resolve(String deliveryId, Resolution as, int longestReference, Act act) {
        return tasks.task(tx -> new OperatorWork(tx).resolve(deliveryId, as, longestReference, act));
    }

    @Override
    public CompletableFuture<Deed> hold(String account, Scope scope, String key, Act act) {
        return tasks.task(tx -> new HoldWork(tx).hold(account, scope, key, act));
    }

    @Override
    public CompletableFuture<Deed> release(String account, Scope scope, String key, Act act) {
        return tasks.task(tx -> new HoldWork(tx).release(account, scope, key, act));
    }

    @Override
    public CompletableFuture<Deed> note(String action, String target, String change, Act act) {
        return tasks.task(tx -> {
            AuditTrail audit = new AuditTrail(tx);
            Deed earlier = audit.before(act, action, target);
            if (earlier != null) {
                return earlier;
            }
            audit.add(act, action, target, change);
            return new Deed.Done(target, DeliveryState.ACCEPTED);
        });
    }

    @Override
    public Page<AuditEntry> audit(int limit, @Nullable String cursor) {
        return view.ask(sql -> AuditTrail.page(sql, limit, cursor));
    }

    @Override
    public AuditCheck checkAudit() {
        return view.ask(AuditTrail::check);
    }

    @Override
    public List<EditView> edits(String deliveryId) {
        return view.ask(sql -> EditQuestions.of(sql, List.of(deliveryId)).getOrDefault(deliveryId, List.of()));
    }

    @Override
    public ReplayJobs jobs() {
        return jobs;
    }
}
