package org.orderrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "' 7 ', PT7S",
        "3600, PT1H",
        "3601, PT1H",
        "99999999999999999999999, PT1H",
        "'Sat, 21 Nov 2026 09:00:30 GMT', PT30S",
        "'Sat, 21 Nov 2026 08:00:00 GMT', PT0S",
        "'Sun, 22 Nov 2026 09:00:00 GMT', PT1H"
    })
    void waitsAsLongAsAskedButNeverMoreThanAnHour(String header, Duration pause) {
        assertThat(RetryAfter.parse(header, NINE)).isEqualTo(pause);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "-5", "1.5", "Sat, 21 Nov", "\u0663", "Mon, 21 Nov 2026 09:00:30 GMT"})
    void ignoresWhatMakesNoSense(String header) {
        assertThat(RetryAfter.parse(header, NINE)).isNull();
    }
}
