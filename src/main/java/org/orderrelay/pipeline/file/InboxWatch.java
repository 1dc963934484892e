package org.orderrelay.pipeline.file;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Watches the looks into one inbox: whether they come, and what went wrong with the last one. What it knows is the
 * source's health; it heals with the first look that goes well. After a failed look an SFTP connection is given up, and
 * the next look makes a new one. Thread-safe.
 */
public final class InboxWatch extends RemoteFilePollingConsumerPollStrategy implements ExceptionHandler {
    private final Inbox<?> inbox;
    private final Duration overdue;
    private final LongSupplier nanoTime;
    private final FaultLog log;

    private volatile long sign;
    private volatile @Nullable String fault;
    /** What went wrong since the look began. */
    private volatile @Nullable String faultOfLook;

    /** @param overdue how long nothing may be heard of it */
    public InboxWatch(Inbox<?> inbox, Duration overdue, LongSupplier nanoTime) {
        this.inbox = inbox;
        this.overdue = overdue;
        this.nanoTime = nanoTime;
        this.log = new FaultLog(inbox.rules().source(), nanoTime);
        this.sign = nanoTime.getAsLong();
    }

    /** {@code file} or {@code sftp}. */
    public String source() {
        return inbox.rules().source();
    }

    /** How long nothing may be heard of it. */
    public Duration limit() {
        return overdue;
    }

    /** Since something was heard of it. */
    public Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - sign);
    }

    /** Why the source does not work; empty if it does. */
    public Optional<String> fault() {
        long silent = nanoTime.getAsLong() - sign;
        if (silent > overdue.toNanos()) {
            return Optional.of("the look into the inbox is overdue: nothing was heard of it for "
                    + TimeUnit.NANOSECONDS.toSeconds(silent) + " s");
        }
        return Optional.ofNullable(fault);
    }

    /** Something went on: a file was taken, a batch of its rows is on disk. */
    public void alive() {
        sign = nanoTime.getAsLong();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        alive();
        faultOfLook = null;
        inbox.lookBegins();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        alive();
        inbox.lookEnds();
        fault = faultOfLook;
        if (fault == null) {
            log.healed();
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        alive();
        tell("the inbox cannot be looked into", cause);
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    @Override
    public void handleException(Throwable exception) {
        tell("the inbox cannot be looked into", exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        tell(
                exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, "a file", String.class)
                        + " stays in the inbox",
                exception);
    }

    private void tell(String what, Throwable why) {
        String told = what + ": " + FaultLog.reason(why);
        faultOfLook = told;
        fault = told;
        log.warn(told);
    }
}
