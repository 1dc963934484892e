package org.orderrelay.app.karaf;

import java.time.Instant;
import java.util.List;
import org.orderrelay.app.RelayDesk;

/** How the relay of a bundle stands. */
public sealed interface Standing {
    /** It is being started. */
    record Starting() implements Standing {}

    /** It runs. */
    record Running(RelayDesk desk, Instant since) implements Standing {}

    /**
     * It cannot run as it is configured; it is started when a file changes or a provider comes.
     *
     * @param faults one sentence each
     */
    record Misconfigured(List<String> faults) implements Standing {
        public Misconfigured {
            faults = List.copyOf(faults);
        }
    }

    /**
     * It should have started and did not; the log has the trace, and it is tried again.
     *
     * @param reason one sentence
     */
    record Failed(String reason) implements Standing {}

    /** Its bundle stops. */
    record Stopped() implements Standing {}
}
