package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;

/**
 * Claims that nobody was told of: a connection that is lost during its commit leaves it open whether there was one. What
 * was claimed in it, if it was, would stay {@code sending} until its lease ends, and then be unknown though it never was
 * called. So the next claim takes those deliveries back first. Belongs to the one thread that claims.
 */
final class LostClaims {
    private static final String CODE = "claim-lost";
    private static final String REASON = "the ledger's connection was lost while it was claimed; it was not called";

    private record Attempt(String deliveryId, int number) {}

    /** Claims that may have been committed without anybody knowing. */
    private final Set<Attempt> doubtful = new HashSet<>();
    /** Those of the transaction under way. */
    private final Set<Attempt> claimed = new HashSet<>();

    private boolean looked;

    /** The writer's way to commit, watched: what it claims is known to be committed, or is doubtful. */
    GroupCommit.Transactor around(GroupCommit.Transactor commits) {
        return (batch, units) -> {
            claimed.clear();
            looked = false;
            try {
                List<Runnable> answers = commits.commit(batch, units);
                if (looked) {
                    doubtful.clear();
                }
                return answers;
            } catch (SQLException | RuntimeException | Error e) {
                doubtful.addAll(claimed);
                throw e;
            }
        };
    }

    /** Takes back, then hands out. */
    List<Claim> claim(Transaction tx, ClaimRequest request) throws SQLException {
        takeBack(tx);
        List<Claim> claims = Claimer.claim(tx, request);
        claims.forEach(claim -> claimed.add(new Attempt(claim.deliveryId(), claim.attempt())));
        return claims;
    }

    private void takeBack(Transaction tx) throws SQLException {
        looked = true;
        if (doubtful.isEmpty()) {
            return;
        }
        List<String> references = tx.sql()
                .list(
                        "SELECT reference_id FROM deliveries WHERE state = 'sending' AND "
                                + tx.sql().engine.in("id"),
                        row -> row.getString(1),
                        new Sql.Keys(doubtful.stream()
                                .map(Attempt::deliveryId)
                                .distinct()
                                .toList()));
        Book book = new BookReader(tx.sql()).load(references);
        for (DeliveryRow row : List.copyOf(book.deliveries())) {
            if (isLost(row, tx.node())) {
                takeBack(tx, book, row);
            }
        }
        book.orders().forEach(order -> order.lines().forEach(line -> Turn.pass(order, line, tx.rules())));
        new BookWriter(tx).write(book);
    }

    private boolean isLost(DeliveryRow row, Node node) {
        return row.state == DeliveryState.SENDING
                && doubtful.contains(new Attempt(row.facts.id(), row.attempts))
                && node.id().equals(row.node)
                && row.startNo != null
                && row.startNo == node.startNo();
    }

    private static void takeBack(Transaction tx, Book book, DeliveryRow row) {
        long startedAt = row.claimedAt == null ? tx.now() : row.claimedAt;
        book.add(new Book.Attempt(
                row, row.attempts, tx.node().id(), startedAt, tx.now(), 0, "retry", CODE, REASON, null, null));
        row.requeue(tx.now(), CODE, REASON);
    }
}
