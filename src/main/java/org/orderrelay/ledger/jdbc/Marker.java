package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.ReceiptState;

/**
 * What a receipt does to its delivery and its line; see decisions/receipts.md.
 *
 * <p>Longer than 120 lines: the rules for one receipt are read together.
 */
final class Marker {
    private static final String ECHO = "echo";
    private static final long SECOND = 1_000_000;

    private final Transaction tx;
    private final Book book;
    private final Past past;
    private final Requeued requeued;
    private final Effects effects;
    private final ResultRows rows = new ResultRows();
    private final Letters letters = new Letters();
    private final Set<Line> touched = new LinkedHashSet<>();

    Marker(Transaction tx, Book book, Past past, Requeued requeued) {
        this.tx = tx;
        this.book = book;
        this.past = past;
        this.requeued = requeued;
        this.effects = new Effects(tx);
    }

    /** Whether it changed anything. */
    boolean mark(DeliveryRow row, MessageReceipt receipt) throws SQLException {
        if (receipt.mark() != ReceiptState.FAILED) {
            return progress(row, receipt);
        }
        if (isKnown(row, receipt)) {
            return false;
        }
        boolean mayGoAgain = receipt.neverLeft() && row.receipt == null;
        return mayGoAgain ? goAgain(row, receipt) : fail(row, receipt);
    }

    private boolean progress(DeliveryRow row, MessageReceipt receipt) throws SQLException {
        boolean echo = row.state != DeliveryState.ACCEPTED;
        if (echo) {
            left(row, receipt);
            effects.passed(row);
        }
        boolean rises = receipt.mark().isAbove(standing(row));
        if (rises) {
            receive(row, receipt.mark());
        }
        if (echo || rises) {
            tell(row);
        }
        return echo || rises;
    }

    private static @Nullable ReceiptState standing(DeliveryRow row) {
        return row.receipt == null ? null : ReceiptState.of(row.receipt);
    }

    /** The provider speaks of its message: so it left, whatever the call's own answer was or will be. */
    private void left(DeliveryRow row, MessageReceipt receipt) {
        attemptEnds(row, ECHO);
        row.settle(DeliveryState.ACCEPTED, ECHO, "the provider told of the message: it left", tx.now());
        String id = receipt.messageId();
        row.messageId = id == null ? row.messageId : id;
        book.lineOf(row).accepted(row);
        book.lineOf(row).await(row, tx.rules());
        rows.changed(row);
    }

    /** The call is still open. Its answer will be noted in place of this; see {@link LateAnswers}. */
    private void attemptEnds(DeliveryRow row, String outcome) {
        if (row.state == DeliveryState.SENDING) {
            long startedAt = row.claimedAt == null ? tx.now() : row.claimedAt;
            String node = row.node == null ? tx.node().id() : row.node;
            String reason = "the provider told of the message before the call was answered";
            book.add(new Book.Attempt(
                    row, row.attempts, node, startedAt, null, 0, outcome, outcome, reason, null, null));
        }
    }

    private void receive(DeliveryRow row, ReceiptState mark) {
        row.receipt = mark.wire();
        row.changed = true;
        if (mark.hasArrived()) {
            book.lineOf(row).arrived(row);
        }
    }

    private void tell(DeliveryRow row) {
        touched.add(book.lineOf(row));
        book.publish(row);
    }

    /**
     * Errors come in the answer, by webhook, or both (facts 2.5): the same code says nothing new of a delivery it has
     * refused or put off already. And what is older than the present attempt of a delivery that was queued again is
     * about the one before; providers' clocks may count in seconds.
     */
    private boolean isKnown(DeliveryRow row, MessageReceipt receipt) {
        boolean refused = row.state == DeliveryState.QUEUED || row.state == DeliveryState.DEAD;
        if (refused && row.code != null && row.code.equals(code(receipt))) {
            return true;
        }
        boolean earlier = requeued.contains(row)
                && row.state != DeliveryState.QUEUED
                && row.claimedAt != null
                && receipt.at() < row.claimedAt - row.claimedAt % SECOND;
        return earlier || ReceiptState.FAILED.wire().equals(row.receipt);
    }

    private static String code(MessageReceipt receipt) {
        return receipt.meaning() == null ? "failed" : receipt.meaning().code();
    }

    private static String reason(MessageReceipt receipt) {
        return receipt.meaning() == null
                ? "the message failed"
                : receipt.meaning().reason();
    }

    private boolean fail(DeliveryRow row, MessageReceipt receipt) throws SQLException {
        if (row.state != DeliveryState.ACCEPTED) {
            left(row, receipt);
        }
        receive(row, ReceiptState.FAILED);
        row.code = code(receipt);
        row.reason = reason(receipt);
        Line line = book.lineOf(row);
        past.replay(row);
        line.died(row, tx.now());
        effects.of(receipt.meaning(), row, receipt.at());
        rows.changed(row);
        tell(row);
        letters.add(row);
        return true;
    }

    /** It surely never reached WhatsApp, so it may go once more, if nothing that comes after it has gone meanwhile. */
    private boolean goAgain(DeliveryRow row, MessageReceipt receipt) throws SQLException {
        boolean open = row.state == DeliveryState.SENDING || row.state == DeliveryState.UNKNOWN;
        if (!open && row.state != DeliveryState.ACCEPTED) {
            return false; // it is known not to have left
        }
        if (requeued.contains(row) || past.hasLaterLeft(row)) {
            return fail(row, receipt);
        }
        attemptEnds(row, MessageReceipt.NOT_SENT);
        row.setOutAgain(tx.now() + pause(row, receipt), code(receipt), reason(receipt));
        requeued.add(row);
        if (!open) {
            past.replay(row);
        }
        effects.of(receipt.meaning(), row, receipt.at());
        rows.changed(row);
        tell(row);
        return true;
    }

    private long pause(DeliveryRow row, MessageReceipt receipt) {
        RetryPolicy policy = tx.setting()
                .accounts()
                .find(row.facts.account())
                .map(account -> account.retry())
                .orElse(RetryPolicy.DEFAULT);
        var asked = receipt.meaning() instanceof Outcome.Retry retry ? retry.pause(1) : null;
        return Micros.of(tx.setting().schedule().pause(policy, 1, asked));
    }

    /** Gives the lines their turns and writes what changed. */
    void write() throws SQLException {
        for (Line line : touched) {
            Turn.pass(book.order(line.referenceId), line, tx.rules());
        }
        letters.write(tx.sql(), book);
        new BookWriter(tx).write(book);
        requeued.write();
        rows.write(tx);
    }
}
