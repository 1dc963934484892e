package org.orderrelay.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "iso|2026-11-21T09:00:00Z|-|2026-11-21T09:00:00Z",
                "iso|2026-11-21T14:30:00.250+05:30|-|2026-11-21T09:00:00.250Z",
                "iso|2026-11-21T14:30:00+0530|-|2026-11-21T09:00:00Z",
                "iso|2026-11-21 14:30|Asia/Kolkata|2026-11-21T09:00:00Z",
                "iso|2026-11-21|Asia/Kolkata|2026-11-20T18:30:00Z",
                "iso|2026-11-21T14:30:00|-|unfit",
                "iso|2026-02-30|UTC|unfit",
                "iso|21.11.2026|UTC|unfit",
                "yyyyMMddHHmmss|20261121143000|Asia/Kolkata|2026-11-21T09:00:00Z",
                "yyyyMMdd|20261121|UTC|2026-11-21T00:00:00Z",
                "dd.MM.yyyy|31.02.2026|UTC|unfit",
                "dd-MMM-yy hh:mm a|21-nov-26 02:30 pm|Asia/Kolkata|2026-11-21T09:00:00Z",
                "dd/MM/yyyy HH:mm VV|21/11/2026 14:30 Asia/Kolkata|UTC|2026-11-21T09:00:00Z",
                "dd.MM.yyyy HH:mm|25.10.2026 02:30|Europe/Berlin|2026-10-25T00:30:00Z",
                "dd.MM.yyyy HH:mm|29.03.2026 02:30|Europe/Berlin|2026-03-29T01:30:00Z",
                "epoch-seconds|1795251600|-|2026-11-21T09:00:00Z",
                "epoch-millis|1795251600000|-|2026-11-21T09:00:00Z",
                "epoch-millis|1e12|-|unfit",
                "odata|/Date(1795251600000)/|-|2026-11-21T09:00:00Z",
                "odata|/Date(1795251600000+0330)/|-|2026-11-21T09:00:00Z",
                "odata|1795251600000|-|unfit"
            })
    void aDateBecomesItsMomentOrNone(String pattern, String text, String zone, String moment) {
        Found found = new Moments(pattern, zone == null ? null : ZoneId.of(zone)).convert(text);

        assertThat(found instanceof Found.Text value ? value.text() : "unfit").isEqualTo(moment);
    }

    @Test
    void aPatternThatIsNoneIsFoundAtStart() {
        assertThatThrownBy(() -> new Moments("yyyy-QQQQQQQ", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
