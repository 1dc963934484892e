package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.orderrelay.pipeline.file.PollWatch;

/** A source that is not looked into any more is seen, and by what reason. */
class PollHealthTest {
    private final Moment clock = new Moment();
    private final PollWatch poll = new PollWatch("sftp", Duration.ofSeconds(5), clock);

    private static final class Moment extends Clock {
        private Instant now = Instant.parse("2026-11-21T09:00:00Z");

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
            return this;
        }
    }

    private HealthCheck.Result health() {
        PollHealth unit = new PollHealth(List.of(poll));
        unit.setCamelContext(new DefaultCamelContext());
        assertThat(unit.isReadiness()).isFalse();
        return unit.call(Map.of());
    }

    private void pass(int seconds) {
        clock.now = clock.now.plusSeconds(seconds);
    }

    @Test
    void threePollsAndNeverLessThanAMinuteMayBeMissed() {
        pass(60);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        pass(1);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow())
                .isEqualTo("the poll of sftp is overdue: the last good one was 61 s ago, at most 60 s are usual;"
                        + " it has not come to its end");
        assertThat(health().getDetails()).containsEntry("sftp.age.seconds", 61L);
        assertThat(new PollWatch("sftp", Duration.ofMinutes(5), clock).limit()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aPollThatFailsIsNoSignOfLifeAndItsReasonIsTold() throws Exception {
        pass(50);
        poll.rollback(null, null, 0, new IllegalStateException("wrapped", new IOException("connection refused")));
        pass(20);
        assertThat(health().getMessage().orElseThrow()).endsWith("; connection refused");

        poll.commit(null, null, 0);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aLongFileIsASignOfLifeWhileItsRowsAreRecorded() {
        for (int i = 0; i < 5; i++) {
            pass(50);
            poll.heard();
        }
        assertThat(poll.overdue()).isEmpty();
    }

    @Test
    void theSameFaultIsLoggedOnceAMinuteWithoutATrace() {
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 3; i++) {
                poll.handleException("Failed polling", new IOException("connection refused"));
                pass(5);
            }
            assertThat(log.lines())
                    .containsExactly("WARN The source sftp fails and is tried again: connection refused ");
            poll.handleException("Failed polling", new IOException("login refused"));
            pass(61);
            poll.handleException("Failed polling", new IOException("login refused"));
            assertThat(log.lines()).hasSize(3);
        }
    }
}
