package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Limits;

final class PaceTest {
    private static final long SECOND = 1_000_000;

    /** Steps of the outbox are 10, 50 and 1,000 ms apart. */
    @ParameterizedTest
    @CsvSource({
        "1, 10",
        "7, 50",
        "10, 50",
        "11, 10",
        "25, 10",
        "25, 50",
        "39, 50",
        "80, 10",
        "80, 50",
        "80, 1000",
        "1000, 10",
        "4000, 50"
    })
    void staysWithinTheLimitInAnySecond(int perSecond, int stepMillis) {
        List<Long> calls = calls(Pace.of(new Limits(perSecond, Duration.ZERO, 0)), stepMillis, 5 * SECOND);

        for (int i = 0; i + perSecond < calls.size(); i++) {
            assertThat(calls.get(i + perSecond) - calls.get(i)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 47", "80, 370", "1000, 4600"})
    void usesNearlyAllOfTheLimit(int perSecond, int inFiveSeconds) {
        assertThat(calls(Pace.of(new Limits(perSecond, Duration.ZERO, 0)), 10, 5 * SECOND))
                .hasSizeGreaterThanOrEqualTo(inFiveSeconds);
    }

    /** A busy outbox looks every 25 ms, and a claim takes its time: what is due meanwhile must not be lost. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 11, 12, 20, 25, 39, 40, 59, 60, 80, 250, 1000})
    void stepsOfTheOutboxCostLittleOfTheLimit(int perSecond) {
        List<Long> calls = calls(Pace.of(new Limits(perSecond, Duration.ZERO, 0)), 36, 60 * SECOND);

        assertThat(calls.size()).isGreaterThanOrEqualTo(perSecond * 60 * 9 / 10);
    }

    private static List<Long> calls(Pace unit, int stepMillis, long until) {
        List<Long> calls = new ArrayList<>();
        long tat = 0;
        for (long now = SECOND; now < SECOND + until; now += stepMillis * 1_000L) {
            int free = unit.free(tat, now);
            tat = unit.spend(tat, now, free);
            for (int i = 0; i < free; i++) {
                calls.add(now);
            }
        }
        return calls;
    }

    @Test
    void hasNoLimitAtZeroButKeepsAPushedTime() {
        Pace unit = Pace.of(Limits.NONE);

        assertThat(unit.free(0, SECOND)).isEqualTo(Integer.MAX_VALUE);
        assertThat(unit.free(2 * SECOND, SECOND)).isZero();
    }
}
