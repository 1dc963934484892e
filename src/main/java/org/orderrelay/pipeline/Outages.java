package org.orderrelay.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once what fails again and again: sources are asked every second, and while the ledger is away every answer is the
 * same. A failure is told if the same place has not failed for a minute; health tells how long an outage lasts.
 */
public final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final Duration OVER = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> failedAt = new ConcurrentHashMap<>();

    public Outages(Clock clock) {
        this.clock = clock;
    }

    /** A route could not take in what its source gave it; the source has it still and offers it again. */
    public void left(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception fault, Exchange exchange) {
        failed("Route " + exchange.getFromRouteId(), fault);
    }

    /** For a consumer that asks again by itself. */
    public ExceptionHandler of(String place) {
        return new ExceptionHandler() {
            @Override
            public void handleException(Throwable fault) {
                failed(place, fault);
            }

            @Override
            public void handleException(String message, Throwable fault) {
                failed(place, fault);
            }

            @Override
            public void handleException(String message, @Nullable Exchange exchange, Throwable fault) {
                failed(place, fault);
            }
        };
    }

    private void failed(String place, Throwable fault) {
        Instant now = clock.instant();
        Instant before = failedAt.put(place, now);
        if (before != null && now.isBefore(before.plus(OVER))) {
            LOG.debug("{} fails still", place);
        } else if (isLedgerAway(fault)) {
            LOG.error("{} waits for the ledger and goes on by itself: {}", place, fault.getMessage());
        } else {
            LOG.error("{} failed; what it could not take is offered again", place, fault);
        }
    }

    private static boolean isLedgerAway(Throwable fault) {
        return fault instanceof LedgerUnavailableException || fault.getCause() instanceof LedgerUnavailableException;
    }
}
