package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.slf4j.LoggerFactory;

class OutagesTest {
    private final LedgerUnavailableException away = new LedgerUnavailableException("the disk is full");
    private final Logger logger = (Logger) LoggerFactory.getLogger(Outages.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final ExceptionHandler files = new Outages(new Ticking()).of("Reading files");

    private final class Ticking extends Clock {
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

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    private long told() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .count();
    }

    @Test
    void anOutageIsToldOnceHoweverLongItLasts() {
        for (int second = 0; second < 600; second++) {
            files.handleException("again", away);
            now = now.plusSeconds(1);
        }

        assertThat(told()).isEqualTo(1);
        assertThat(log.list.get(0).getFormattedMessage()).contains("Reading files", "the disk is full");
        assertThat(log.list.get(0).getThrowableProxy()).isNull();
    }

    @Test
    void theNextOneIsToldAgain() {
        files.handleException(away);
        now = now.plus(Duration.ofMinutes(1));
        files.handleException(away);

        assertThat(told()).isEqualTo(2);
    }

    @Test
    void whatIsNotTheLedgersIsToldWithItsTrace() {
        files.handleException(new IllegalStateException("unforeseen"));

        assertThat(log.list.get(0).getThrowableProxy()).isNotNull();
    }
}
