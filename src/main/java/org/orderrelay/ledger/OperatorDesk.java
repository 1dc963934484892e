package org.orderrelay.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Scope;

/**
 * What people do to deliveries and holds. Each deed and its line of the audit are one transaction, through group commit as
 * in {@link Ledger}; what goes again enters the same sequencer as everything else.
 */
public interface OperatorDesk {
    /** Queues a delivery again that is dead, abandoned or failed. */
    CompletableFuture<Deed> replay(Replay replay, Act act);

    /** Settles an unknown delivery; {@code abandon} also ends one that is queued or dead. */
    CompletableFuture<Deed> resolve(String deliveryId, Resolution as, int longestReference, Act act);

    /**
     * Holds a scope until somebody releases it.
     *
     * @param key what stands behind the account in the scope's key: nothing for the account, the sender, {@code
     *     template|language}, the recipient's number (stored as a hash)
     */
    CompletableFuture<Deed> hold(String account, Scope scope, String key, Act act);

    /**
     * Releases a scope, whoever held it.
     *
     * @param key as in {@link #hold}, or the whole key as lists show it
     */
    CompletableFuture<Deed> release(String account, Scope scope, String key, Act act);

    /** Notes something done elsewhere (a template created, a number looked at). */
    CompletableFuture<Deed> note(String action, String target, String change, Act act);

    /** The audit, newest first. */
    Page<AuditEntry> audit(int limit, @Nullable String cursor);

    /** Recomputes the whole chain. */
    AuditCheck checkAudit();

    /** The edits of a delivery, oldest first. */
    List<EditView> edits(String deliveryId);

    /** Bulk replays. */
    ReplayJobs jobs();
}
