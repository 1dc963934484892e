package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.ASHA;
import static org.orderrelay.ledger.jdbc.Samples.RAVI;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileProgress;
import org.orderrelay.ledger.FileRowView;
import org.orderrelay.ledger.FileTurn;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.QuarantinedRow;
import org.orderrelay.ledger.Replay;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;

/** Rows go in, the same number comes out, however often the reading stops. */
interface FileContract extends OnEngine {
    @Test
    default void conservesRows() {
        String file = open().fileId();
        room().record(
                        pending("R-1").row(file, 1, 3).entry(),
                        invalid(file, 4),
                        pending("R-1").row(file, 5, 5).entry());
        room().record(pending("R-2").to(ASHA, RAVI).row(file, 6, 6).entry());
        assertThat(view(file))
                .extracting(FileView::rows, FileView::queued, FileView::done)
                .containsExactly(6, 4, false);
        room().done(file, 6);

        assertThat(room().ledger.files().settled().join()).isEmpty();
        for (Claim claim : room().claim()) {
            room().settle(claim, claim.wireReference().equals("R-2-2") ? Room.REJECTED : Room.ACCEPTED);
        }
        FileView settled = room().ledger.files().settled().join().get(0);
        assertThat(settled)
                .extracting(
                        FileView::rows,
                        FileView::rejected,
                        FileView::duplicate,
                        FileView::accepted,
                        FileView::dead,
                        FileView::done)
                .containsExactly(6, 1, 1, 3, 1, true);
        assertThat(room().ledger.view().files(10, null).items()).containsExactly(settled);
    }

    @Test
    default void writesOneResultLineADataRow() {
        String file = open().fileId();
        room().record(pending("R-1").row(file, 1, 2).entry(), invalid(file, 3));
        room().record(pending("R-2").to(ASHA, RAVI).row(file, 4, 4).entry());
        for (Claim claim : room().claim()) {
            room().settle(claim, claim.wireReference().equals("R-2-2") ? Room.REJECTED : Room.ACCEPTED);
        }
        List<FileRowView> rows = new ArrayList<>();
        room().ledger.view().fileRows(file, rows::add);

        assertThat(rows).extracting(FileRowView::row).containsExactly(1, 2, 3, 4);
        assertThat(rows).extracting(FileRowView::state).containsExactly("accepted", "accepted", "rejected", "dead");
        assertThat(rows.get(2))
                .isEqualTo(new FileRowView(3, "R-bad", "pending", "rejected", "required", "/items missing"));
        assertThat(rows.get(3).code()).isEqualTo("E110");
    }

    @Test
    default void resumesAfterTheLastRowWithoutAGap() {
        String file = open().fileId();
        assertThat(open().rowsDone()).isZero();
        room().record(pending("R-1").row(file, 1, 3).entry());
        room().record(pending("R-3").row(file, 6, 6).entry());
        room().reopen();
        FileProgress resumed = open();

        assertThat(resumed).isEqualTo(new FileProgress(file, 3));
        room().record(
                        pending("R-2").row(file, 4, 5).entry(),
                        pending("R-3").row(file, 6, 6).entry());
        assertThat(open().rowsDone()).isEqualTo(6);
        assertThat(view(file)).extracting(FileView::rows, FileView::queued).containsExactly(6, 6);
    }

    @Test
    default void startsOtherContentAsAnotherFile() {
        String file = open().fileId();

        assertThat(room().open("other").fileId()).isNotEqualTo(file);
    }

    @Test
    default void readsAFileThatComesAgainThroughAgain() {
        String first = open().fileId();
        room().record(pending("R-1").row(first, 1, 2).entry());
        room().drain();
        room().done(first, 2);
        room().ledger.files().resultWritten(first).join();
        room().clock.pass(Duration.ofSeconds(1));
        FileProgress again = open();

        assertThat(again.fileId()).isNotEqualTo(first);
        assertThat(again.rowsDone()).isZero();
        assertThat(open()).isEqualTo(again);
        room().record(pending("R-1").row(again.fileId(), 1, 2).entry());
        room().done(again.fileId(), 2);
        assertThat(room().ledger.files().settled().join())
                .singleElement()
                .extracting(FileView::id, FileView::rows, FileView::duplicate, FileView::done)
                .containsExactly(again.fileId(), 2, 2, true);
        assertThat(room().ledger.view().files(10, null).items()).hasSize(2);
        assertThat(room().ledger.view().hasEarlierFile("sftp", "orders.csv", again.fileId()))
                .isTrue();
    }

    @Test
    default void reportsASettledFileUntilItsResultIsWritten() {
        String file = open().fileId();
        room().record(pending("R-1").row(file, 1, 1).entry());
        room().done(file, 1);
        room().drain();

        assertThat(room().ledger.files().settled().join()).hasSize(1);
        assertThat(room().ledger.files().settled().join()).hasSize(1);
        room().ledger.files().resultWritten(file).join();
        assertThat(room().ledger.files().settled().join()).isEmpty();
    }

    @Test
    default void aFileThatWasReadAndCouldNotBeMovedIsNotReadAgain() {
        FileArrival arrival = new FileArrival("sftp", "orders.csv", 100, 1);
        String file = open().fileId();
        room().record(pending("R-1").row(file, 1, 2).entry());
        room().ledger.files().close(file, 2, "done/orders.csv").join();
        assertThat(room().ledger.view().isLeft(arrival)).isTrue();
        room().reopen();

        assertThat(room().ledger.files().take(arrival).join()).isEqualTo(new FileTurn.Left(file, "done/orders.csv"));
        room().ledger.files().placed(file).join();
        assertThat(room().ledger.view().isLeft(arrival)).isFalse();
        assertThat(room().ledger.files().take(arrival).join())
                .isInstanceOfSatisfying(
                        FileTurn.Read.class, read -> assertThat(read.fileId()).isNotEqualTo(file));
    }

    @Test
    default void theNextUploadOverOneThatCouldNotBeMovedIsRead() {
        String file = open().fileId();
        room().ledger.files().close(file, 0, "done/orders.csv").join();

        FileTurn turn = room().ledger
                .files()
                .take(new FileArrival("sftp", "orders.csv", 100, 2))
                .join();

        assertThat(turn)
                .isInstanceOfSatisfying(
                        FileTurn.Read.class, read -> assertThat(read.fileId()).isNotEqualTo(file));
    }

    @Test
    default void aFileThatWasTakenAndNotOpenedLeavesNothing() {
        FileArrival arrival = new FileArrival("sftp", "gone.csv", 1, 1);
        FileTurn.Read turn = (FileTurn.Read) room().ledger.files().take(arrival).join();
        assertThat(room().ledger.view().file(turn.fileId())).isEmpty();
        assertThat(room().ledger.view().files(10, null).items()).isEmpty();

        assertThat(room().ledger.files().leave(turn.fileId()).join()).isEqualTo(1);
        assertThat(room().ledger.files().leave(turn.fileId()).join()).isZero();
    }

    @Test
    default void aFileOfWhichNoRowCouldBeTakenInSaysWhyAndHasNoResult() {
        String file = open().fileId();
        room().ledger.files().reject(file, "no header", "rejected/orders.csv").join();
        room().ledger.files().placed(file).join();

        assertThat(view(file)).extracting(FileView::reason, FileView::done).containsExactly("no header", true);
        assertThat(room().ledger.files().settled().join()).isEmpty();
    }

    @Test
    default void aRowOfAFileIsRecordedOnce() {
        String file = open().fileId();
        room().record(pending("R-1").row(file, 1, 2).entry());
        room().record(
                        pending("R-1").row(file, 1, 2).entry(),
                        pending("R-2").row(file, 3, 3).entry());

        assertThat(view(file))
                .extracting(FileView::rows, FileView::queued, FileView::duplicate)
                .containsExactly(3, 3, 0);
    }

    @Test
    default void refusedRowsNameLineColumnRuleAndClassOfTheValue() {
        String file = open().fileId();
        Violation phone = new Violation("customer.phone", "phone", "is no number").at(new Cell(2, 14, "digits(9)"));
        Origin origin = new Origin("sftp", "orders.csv", file, 2, 2, 14);
        room().record(
                        pending("R-1").row(file, 1, 1).entry(),
                        new Entry.Invalid(origin, 1, "R-2", "pending", "R-2;;", List.of(phone)));

        assertThat(room().ledger.view().quarantined(file, 10))
                .containsExactly(new QuarantinedRow(2, 2, 14, "R-2", List.of(phone)));
        List<FileRowView> rows = new ArrayList<>();
        room().ledger.view().fileRows(file, rows::add);
        assertThat(rows.get(1))
                .extracting(FileRowView::code, FileRowView::reason)
                .containsExactly("phone", "line 14, customer.phone, digits(9): is no number");
    }

    @Test
    default void aReplayMakesTheResultDueAgain() {
        String file = open().fileId();
        room().record(pending("R-1").row(file, 1, 1).entry());
        Claim claim = room().claimOne();
        room().settle(claim, Room.REJECTED);
        room().done(file, 1);
        assertThat(room().ledger.files().settled().join()).hasSize(1);
        room().ledger.files().resultWritten(file).join();

        room().ledger
                .desk()
                .replay(new Replay(claim.deliveryId(), null, null, 35), OperatorContract.ACT)
                .join();
        room().settle(room().claimOne(), Room.ACCEPTED);
        room().clock.pass(Duration.ofMinutes(1));

        assertThat(room().ledger.files().settled().join())
                .singleElement()
                .extracting(FileView::accepted, FileView::dead)
                .containsExactly(1, 0);
    }

    private FileProgress open() {
        return room().open("abc");
    }

    private FileView view(String file) {
        return room().ledger.view().file(file).orElseThrow();
    }

    private static Entry invalid(String file, int row) {
        Origin origin = new Origin("sftp", "orders.csv", file, row, row);
        Violation violation = new Violation("/items", "required", "missing");
        return new Entry.Invalid(origin, row, "R-bad", "pending", "R-bad;;", List.of(violation));
    }
}
