package org.orderrelay.ledger.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.DeliveryState;

/**
 * A delivery within one transaction: deciders change it, the book writes it if it changed. Not thread-safe; never leaves
 * the writer's thread.
 */
final class DeliveryRow {
    final DeliveryFacts facts;
    /** State as stored; null for a new delivery. */
    @Nullable
    DeliveryState stored;

    DeliveryState state = DeliveryState.QUEUED;

    @Nullable
    String payload;

    @Nullable
    String wireReference;

    @Nullable
    String receipt;

    @Nullable
    String code;

    @Nullable
    String reason;

    @Nullable
    String messageId;

    int attempts;
    int failures;
    int outcomes;

    @Nullable
    Long dueAt;

    @Nullable
    Long notBefore;

    @Nullable
    String node;

    @Nullable
    Long startNo;

    @Nullable
    Long claimedAt;

    @Nullable
    Long leaseUntil;

    @Nullable
    Long settledAt;

    /** It was unknown and went once more by itself. */
    boolean repeated;

    /** From 1; see {@link org.orderrelay.ledger.Claim#round}. */
    int round = 1;

    boolean changed;

    DeliveryRow(DeliveryFacts facts) {
        this.facts = facts;
    }

    /** Gives or takes the turn. */
    void due(@Nullable Long at) {
        if (at == null ? dueAt != null : !at.equals(dueAt)) {
            dueAt = at;
            changed = true;
        }
    }

    /** Hands it out: this is the attempt record. */
    void claim(Node by, long now, Duration lease) {
        state = DeliveryState.SENDING;
        attempts++;
        dueAt = null;
        node = by.id();
        startNo = by.startNo();
        claimedAt = now;
        leaseUntil = now + Micros.of(lease);
        changed = true;
    }

    /** Back into its line, not before a time. */
    void requeue(long at, String why, String inWords) {
        state = DeliveryState.QUEUED;
        notBefore = at;
        leaseUntil = null;
        settledAt = null; // it was unknown, if its outcome came late
        code = why;
        reason = inWords;
        changed = true;
    }

    /** Back into its line, though the provider has had it: what goes next is not a repetition of the call. */
    void setOutAgain(long at, String why, String inWords) {
        requeue(at, why, inWords);
        round++;
    }

    /** Starts again, as if it had never been tried; the attempts stay, and a new round begins. */
    void replay(long at) {
        state = DeliveryState.QUEUED;
        round++;
        failures = 0;
        notBefore = at;
        receipt = null;
        code = null;
        reason = null;
        leaseUntil = null;
        settledAt = null;
        changed = true;
    }

    /** To an end (or to unknown, which is the end for the outbox). */
    void settle(DeliveryState end, @Nullable String why, @Nullable String inWords, long now) {
        state = end;
        code = why;
        reason = inWords;
        dueAt = null;
        leaseUntil = null;
        settledAt = now;
        changed = true;
    }
}
