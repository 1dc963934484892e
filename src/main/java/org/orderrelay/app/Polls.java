package org.orderrelay.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.file.PollWatch;

/** The polls of the sources that are polled, if they are configured. */
record Polls(PollWatch folder, PollWatch sftp, List<PollWatch> configured) {
    static Polls of(Settings settings, Clock clock) {
        PollWatch folder = new PollWatch("file", settings.duration("source.files.poll"), clock);
        PollWatch sftp = new PollWatch("sftp", settings.duration("source.sftp.poll"), clock);
        List<PollWatch> configured = Stream.of(
                        settings.isSet("source.files.directory") ? Optional.of(folder) : Optional.<PollWatch>empty(),
                        settings.isSet("source.sftp.host") ? Optional.of(sftp) : Optional.<PollWatch>empty())
                .flatMap(Optional::stream)
                .toList();
        return new Polls(folder, sftp, configured);
    }

    /** What was recorded is a sign of life of its source. */
    void recorded(List<Verdict> verdicts) {
        if (verdicts.isEmpty() || configured.isEmpty()) {
            return;
        }
        String source = verdicts.get(0).origin().source();
        for (PollWatch poll : configured) {
            if (poll.source().equals(source)) {
                poll.heard();
            }
        }
    }
}
