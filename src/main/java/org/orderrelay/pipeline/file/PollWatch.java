package org.orderrelay.pipeline.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when an inbox was last looked into, so that a poll that hangs or fails for long is seen. While a large file is
 * read no poll ends; each recorded row counts as a sign of life then. A poll that fails is told in one line, the same
 * fault at most once a minute.
 */
public final class PollWatch extends RemoteFilePollingConsumerPollStrategy implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PollWatch.class);
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(60);
    private static final int POLLS = 3;
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String source;
    private final Duration limit;
    private final Clock clock;
    private volatile Instant heardAt;
    private volatile @Nullable String fault;
    private @Nullable String told;
    private Instant tellAgain = Instant.MIN;

    /**
     * Watches from now on.
     *
     * @param source {@code file} or {@code sftp}
     * @param pause between two polls; three of them, and never less than a minute, is what a poll may be late
     */
    public PollWatch(String source, Duration pause, Clock clock) {
        this.source = source;
        this.clock = clock;
        Duration several = pause.multipliedBy(POLLS);
        this.limit = several.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : several;
        this.heardAt = clock.instant();
    }

    public String source() {
        return source;
    }

    public Duration limit() {
        return limit;
    }

    /** Since the last sign of life. */
    public Duration age() {
        Duration age = Duration.between(heardAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** What is wrong, in a sentence; empty while polls come in time. */
    public Optional<String> overdue() {
        if (age().compareTo(limit) <= 0) {
            return Optional.empty();
        }
        String why = fault == null ? "it has not come to its end" : fault;
        return Optional.of("the poll of " + source + " is overdue: the last good one was " + age().toSeconds()
                + " s ago, at most " + limit.toSeconds() + " s are usual; " + why);
    }

    /** A row of this source is on disk. */
    public void heard() {
        heardAt = clock.instant();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        super.commit(consumer, endpoint, polledMessages);
        fault = null;
        heard();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        fault = sentence(cause);
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("the poll failed", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public synchronized void handleException(
            @Nullable String message, @Nullable Exchange exchange, @Nullable Throwable exception) {
        String sentence = exception == null ? String.valueOf(message) : sentence(exception);
        Instant now = clock.instant();
        if (!sentence.equals(told) || !now.isBefore(tellAgain)) {
            told = sentence;
            tellAgain = now.plus(QUIET);
            LOG.warn("The source {} fails and is tried again: {}", source, sentence);
        }
    }

    /** The innermost cause says most: a wrapped one only names the server. */
    private static String sentence(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
