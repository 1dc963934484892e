package org.orderrelay.pipeline.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.pipeline.intake.RecordResult;

/** How an upload ends that could not be recorded to its end. */
class RestLinesTest {
    private final RestLines unit = new RestLines(new Clients(List.of()));

    private static Upload upload() {
        return new Upload(new ByteArrayInputStream("{}\n{}\n".getBytes(StandardCharsets.UTF_8)), "erp");
    }

    @Test
    void aLedgerThatIsAwayIs503() {
        Upload upload = upload();

        unit.count(new RecordResult.NotRecorded("the disk is full"), upload);

        assertThat(unit.answer(upload).status()).isEqualTo(503);
    }

    /** A 503 would have it sent again for ever. */
    @Test
    void linesTheLedgerRefusesAre500AndNotWhatItSaysOfThem() {
        Upload upload = upload();

        unit.count(new RecordResult.NotRecorded("row with +919876500000", true), upload);

        assertThat(unit.answer(upload).status()).isEqualTo(500);
        assertThat(unit.answer(upload).text()).contains("will not help").doesNotContain("98765");
    }
}
