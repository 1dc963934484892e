package org.orderrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DeliveryIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final DeliveryIds unit = new DeliveryIds(clock);

    @Test
    void areVersion7WithTheMomentInFront() {
        UUID id = UUID.fromString(unit.get());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void riseWithinAMillisecondAndBeyondItsCounter() {
        assertThat(ids(10_000)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void riseWhenTheClockIsSetBack() {
        List<String> ids = ids(3);
        clock.now = NOW.minus(Duration.ofHours(1));
        ids.addAll(ids(3));
        clock.now = NOW.plusMillis(1);
        ids.addAll(ids(3));

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areUniqueOverThreads() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> make = () -> seen.addAll(ids(5_000));
            for (Future<Boolean> made : threads.invokeAll(List.of(make, make, make, make))) {
                assertThat(made.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(seen).hasSize(20_000);
    }

    @Test
    void twoGeneratorsInOneMillisecondDiffer() {
        assertThat(new DeliveryIds(clock).get()).isNotEqualTo(new DeliveryIds(clock).get());
    }

    private List<String> ids(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(unit.get());
        }
        return ids;
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
