package org.orderrelay.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.orderrelay.pipeline.ScriptedLedger;

class RecordingTest {
    private final Recording unit = new Recording(new ScriptedLedger(), verdicts -> {});

    @Test
    void whatTheDatabaseQuotesIsNotTold() {
        RecordResult result = unit.notRecorded(new IllegalStateException("Failing row contains (+919876543210)"));

        assertThat(result)
                .isEqualTo(new RecordResult.NotRecorded("the ledger refused the batch (IllegalStateException)", true));
    }
}
