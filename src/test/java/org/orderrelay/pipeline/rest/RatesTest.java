package org.orderrelay.pipeline.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RatesTest {
    private long now;
    private final Rates unit = new Rates(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    private static Client client(Client.Rate rate) {
        return new Client("erp", Set.of("ingest"), "hash", rate);
    }

    private void pass(Duration duration) {
        now += duration.toNanos();
    }

    @Test
    void aBurstGoesAndThenSoManyASecond() {
        Client client = client(new Client.Rate(2, 3));

        for (int i = 0; i < 3; i++) {
            assertThat(unit.secondsToWait(client)).isZero();
        }
        assertThat(unit.secondsToWait(client)).isEqualTo(1);
        pass(Duration.ofMillis(499));
        assertThat(unit.secondsToWait(client)).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(unit.secondsToWait(client)).isZero();
        assertThat(unit.secondsToWait(client)).isEqualTo(1);
    }

    @Test
    void withoutARateNothingIsCounted() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(unit.secondsToWait(client(null))).isZero();
        }
    }

    @Test
    void anotherRateCountsAtOnce() {
        assertThat(unit.secondsToWait(client(new Client.Rate(1, 1)))).isZero();
        assertThat(unit.secondsToWait(client(new Client.Rate(1, 1)))).isEqualTo(1);

        assertThat(unit.secondsToWait(client(new Client.Rate(1, 2)))).isZero();
    }
}
