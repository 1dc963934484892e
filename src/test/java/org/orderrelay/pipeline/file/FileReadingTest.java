package org.orderrelay.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.account.Accounts;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileTurn;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.jdbc.JdbcLedger;
import org.orderrelay.pipeline.TeaOrders;

final class FileReadingTest {
    @TempDir
    Path directory;

    @Test
    void readsAFileThatComesAgainFromItsFirstRow() throws IOException {
        Path file = Files.writeString(directory.resolve("orders.csv"), TeaOrders.CSV_HEADER + "R-1\nR-2\n");
        try (Ledger ledger = ledger()) {
            FileReading unit = new FileReading(ledger, new FileNaming(ledger.view(), Clock.systemUTC(), null));
            CsvReading first = open(unit, ledger, file, 1);
            readToTheEnd(first);
            assertThat(unit.finish(first)).isEqualTo("done/orders.csv");
            ledger.files().placed(first.fileId()).join();

            CsvReading again = open(unit, ledger, file, 2);
            readToTheEnd(again);
            assertThat(again.rows()).isEqualTo(2);
            assertThat(again.fileId()).isNotEqualTo(first.fileId());
            assertThat(unit.finish(again)).startsWith("done/orders.csv.");
        }
    }

    @Test
    void otherContentOverAnInterruptedFileIsReadFromItsFirstRowAndLeavesTheInboxAsItself() throws IOException {
        Path file = Files.writeString(directory.resolve("orders.csv"), TeaOrders.CSV_HEADER + "R-1\nR-2\n");
        try (Ledger ledger = ledger()) {
            FileReading unit = new FileReading(ledger, new FileNaming(ledger.view(), Clock.systemUTC(), null));
            String interrupted = open(unit, ledger, file, 1).fileId();
            Files.writeString(file, TeaOrders.CSV_HEADER + "R-3\n");
            long size = Files.size(file);
            FileTurn turn = ledger.files()
                    .take(new FileArrival("sftp", "orders.csv", size, 2))
                    .join();
            assertThat(turn).isEqualTo(new FileTurn.Read(interrupted));
            Exchange exchange = exchange();

            CsvReading other = unit.open(file.toFile(), "orders.csv", "sftp", interrupted, size, exchange);

            assertThat(other.fileId()).isNotEqualTo(interrupted);
            assertThat(exchange.getVariable(InboxMoves.FILE)).isEqualTo(other.fileId());
            other.close();
        }
    }

    @Test
    void aFileThatIsNotTheOneTheInboxShowedIsNotRead() throws IOException {
        Path file = Files.writeString(directory.resolve("orders.csv"), TeaOrders.CSV_HEADER + "R-1\n");
        try (Ledger ledger = ledger()) {
            FileReading unit = new FileReading(ledger, new FileNaming(ledger.view(), Clock.systemUTC(), null));

            assertThatThrownBy(() ->
                            unit.open(file.toFile(), "orders.csv", "sftp", "any", Files.size(file) - 1, exchange()))
                    .isInstanceOf(InterruptedFile.class);
        }
    }

    private static CsvReading open(FileReading unit, Ledger ledger, Path file, long modified) throws IOException {
        long size = Files.size(file);
        FileTurn turn = ledger.files()
                .take(new FileArrival("sftp", "orders.csv", size, modified))
                .join();
        return unit.open(file.toFile(), "orders.csv", "sftp", ((FileTurn.Read) turn).fileId(), size, exchange());
    }

    private static Exchange exchange() {
        return new DefaultExchange(new DefaultCamelContext());
    }

    private static void readToTheEnd(CsvReading reading) {
        assertThat(reading.hasNext()).isTrue();
        reading.forEachRemaining(batch -> assertThat(batch).isNotEmpty());
    }

    private Ledger ledger() {
        LedgerSettings settings =
                new LedgerSettings("jdbc:sqlite:" + directory.resolve("ledger.db"), "", null, "node-1");
        return JdbcLedger.open(
                settings, LedgerRules.DEFAULT, new Accounts(List.of()), Clock.systemUTC(), CommitListener.NONE);
    }
}
