package org.orderrelay.app;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.orderrelay.pipeline.file.PollWatch;

/**
 * Down while a poll of a folder or an SFTP server is overdue. Seen on {@code /health}, not by readiness: what comes by
 * REST and JMS is taken all the same.
 */
final class PollHealth extends AbstractHealthCheck {
    private final List<PollWatch> polls;

    PollHealth(List<PollWatch> polls) {
        super("order-relay", "polls");
        this.polls = polls;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        polls.forEach(
                poll -> result.detail(poll.source() + ".age.seconds", poll.age().toSeconds()));
        String overdue = polls.stream().flatMap(poll -> poll.overdue().stream()).collect(Collectors.joining("; "));
        if (overdue.isEmpty()) {
            result.up();
        } else {
            result.down().message(overdue);
        }
    }
}
