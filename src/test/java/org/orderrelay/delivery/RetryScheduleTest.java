package org.orderrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.RetryPolicy;

final class RetryScheduleTest {
    /** In the middle of the jitter: none. */
    private final RetrySchedule unit = new RetrySchedule(() -> 0.5);

    @ParameterizedTest
    @CsvSource({"1, PT2S", "2, PT4S", "3, PT8S", "8, PT4M16S", "9, PT5M", "1000, PT5M"})
    void growsByTheFactorUpToTheLongest(int failures, Duration pause) {
        assertThat(unit.pause(RetryPolicy.DEFAULT, failures, null)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"0.0, PT1.6S", "0.5, PT2S", "1.0, PT2.4S"})
    void spreadsByTheJitter(double random, Duration pause) {
        assertThat(new RetrySchedule(() -> random).pause(RetryPolicy.DEFAULT, 1, null))
                .isEqualTo(pause);
    }

    @Test
    void neverWaitsLongerThanTheLongestEvenWithJitter() {
        assertThat(new RetrySchedule(() -> 1.0).pause(RetryPolicy.DEFAULT, 20, null))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void doesWhatTheProviderAsks() {
        assertThat(unit.pause(RetryPolicy.DEFAULT, 1, Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
        assertThat(unit.slowDown(1, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "6, PT32S", "7, PT1M", "1000, PT1M"})
    void slowsDownByDoublingUpToAMinute(int attempts, Duration pause) {
        assertThat(unit.slowDown(attempts, null)).isEqualTo(pause);
    }
}
