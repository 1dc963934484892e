package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.file.FileNaming;
import org.orderrelay.pipeline.file.FileReading;
import org.orderrelay.pipeline.file.InterruptedFile;

/** A file while the ledger is away: it must not be taken for read. */
@OfRoutes({"14-read-file", "15-read-rows"})
class ReadFileRouteTest extends RoutesOnTest {
    @TempDir
    private Path folder;

    @Override
    protected List<String> files() {
        List<String> files = new ArrayList<>(THE_WAY);
        files.addAll(List.of("14-read-file", "15-read-rows", "81-place-reports"));
        return files;
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        registry.bind("fileReading", new FileReading(ledger, new FileNaming(ledger.view(), Clock.systemUTC(), null)));
    }

    private Exchange read(int orders) throws Exception {
        StringBuilder csv = new StringBuilder(TeaOrders.CSV_HEADER);
        for (int i = 0; i < orders; i++) {
            csv.append(TeaOrders.pendingRow("FILE-" + i, "105.00"));
        }
        File file = Files.writeString(folder.resolve("orders.csv"), csv).toFile();
        return template.request("direct:files", exchange -> {
            exchange.setVariable("source", "file");
            exchange.setVariable("file", "file-1");
            exchange.setVariable("size", file.length());
            exchange.getMessage().setHeader(Exchange.FILE_NAME_ONLY, "orders.csv");
            exchange.getMessage().setBody(file);
        });
    }

    @Test
    void aFileWhoseRowsCannotBeRecordedStaysInTheInbox() throws Exception {
        ledger.recordFailures.set(4);

        Exchange failed = read(1);

        assertThat(failed.getException()).hasRootCauseInstanceOf(InterruptedFile.class);
        assertThat(failed.getVariable("target")).isNull();
        assertThat(ledger.tries).hasValue(4);
        assertThat(ledger.closedFiles).hasValue(0);
    }

    @Test
    void afterAnInterruptionNoFurtherBatchIsRead() throws Exception {
        ledger.recordFailures.set(4);

        assertThat(read(1_200).getException()).hasRootCauseInstanceOf(InterruptedFile.class);
        assertThat(ledger.recorded).isEmpty();
    }

    @Test
    void aFileIsRecordedInBatchesOfFiveHundred() throws Exception {
        read(1_200);

        assertThat(ledger.recorded).extracting(List::size).containsExactly(500, 500, 200);
        assertThat(ledger.closedFiles).hasValue(1);
    }
}
