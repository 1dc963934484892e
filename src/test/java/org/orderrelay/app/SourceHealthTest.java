package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.orderrelay.pipeline.file.Inbox;
import org.orderrelay.pipeline.file.InboxWatch;

/** A source that is not looked into any more is seen, and by what reason. */
class SourceHealthTest {
    private long nanos;
    private final Inbox<Object> inbox = new Inbox<>(
            new Inbox.Rules("sftp", Inbox.Complete.SETTLE, Duration.ofSeconds(5), false),
            () -> nanos,
            arrival -> false);
    private final InboxWatch watch = new InboxWatch(inbox, Duration.ofMinutes(2), () -> nanos);

    private HealthCheck.Result health() {
        SourceHealth unit = new SourceHealth("sftp", watch::fault);
        unit.setCamelContext(new DefaultCamelContext());
        assertThat(unit.isReadiness()).isFalse();
        assertThat(unit.isLiveness()).isFalse();
        return unit.call(Map.of());
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void aLookThatNeverComesToItsEndIsOverdue() {
        watch.begin(null, null);
        pass(120);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(watch.age()).isEqualTo(watch.limit());

        pass(1);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage())
                .hasValue("the look into the inbox is overdue: nothing was heard of it for 121 s");

        watch.commit(null, null, 0);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(watch.age()).isZero();
    }

    @Test
    void aLookThatFailsIsToldAtOnceWithItsReasonUntilOneGoesWell() throws Exception {
        watch.begin(null, null);
        watch.rollback(
                null,
                null,
                0,
                new GenericFileOperationFailedException("Cannot connect", new ConnectException("refused")));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage()).hasValue("the inbox cannot be looked into: Cannot connect (refused)");

        watch.begin(null, null);
        watch.commit(null, null, 0);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aLongFileIsASignOfLifeWhileItsRowsAreRecorded() {
        watch.begin(null, null);
        for (int i = 0; i < 5; i++) {
            pass(100);
            watch.alive();
        }
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theSameFaultIsLoggedOnceAMinuteWithoutATrace() {
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 3; i++) {
                watch.handleException("Failed polling", new ConnectException("refused"));
                pass(5);
            }
            assertThat(log.lines())
                    .containsExactly("WARN file.fault source=sftp reason=\"the inbox cannot be looked into:"
                            + " ConnectException\" ");
            pass(61);
            watch.handleException("Failed polling", new ConnectException("refused"));
            assertThat(log.lines()).hasSize(2);
        }
    }
}
