package org.orderrelay.enrich;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what a look-up answered, so many customers for so long, and leaves a look-up that failed alone for a while:
 * its time-out is waited for once, not once an order. Thread-safe; several threads may ask for the same customer at the
 * same time.
 */
public final class RememberedContacts implements ContactLookup {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedContacts.class);

    private final ContactLookup lookup;
    private final Ticker ticker;
    private final long pauseNanos;
    private final Cache<String, ContactAnswer> answers;
    /** When the look-up may be asked again after a failure. */
    private final AtomicLong askAgainAt;

    /**
     * How long answers are good.
     *
     * @param entries most customers remembered; the least used are forgotten
     * @param known how long a contact is good; zero: it is looked up each time
     * @param unknown how long it is good that there is none
     * @param pause how long the look-up is left alone after a failure
     */
    public record Times(int entries, Duration known, Duration unknown, Duration pause) {}

    public RememberedContacts(ContactLookup lookup, Times times) {
        this(lookup, times, Ticker.systemTicker());
    }

    RememberedContacts(ContactLookup lookup, Times times, Ticker ticker) {
        this.lookup = lookup;
        this.ticker = ticker;
        this.pauseNanos = times.pause().toNanos();
        this.askAgainAt = new AtomicLong(ticker.read());
        this.answers = Caffeine.newBuilder()
                .maximumSize(times.entries())
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfter(Expiry.<String, ContactAnswer>creating(
                        (id, answer) -> answer instanceof ContactAnswer.Known ? times.known() : times.unknown()))
                .build();
    }

    @Override
    public ContactAnswer ask(String id) {
        ContactAnswer remembered = answers.getIfPresent(id);
        if (remembered != null) {
            return remembered;
        }
        if (ticker.read() - askAgainAt.get() < 0) {
            return new ContactAnswer.Unavailable("the look-up of contacts failed a moment ago");
        }
        ContactAnswer answer = lookup.ask(id);
        if (answer instanceof ContactAnswer.Unavailable unavailable) {
            askAgainAt.set(ticker.read() + pauseNanos);
            LOG.warn(
                    "{}; it is left alone for {} ms, orders wait",
                    unavailable.reason(),
                    TimeUnit.NANOSECONDS.toMillis(pauseNanos));
        } else {
            answers.put(id, answer);
        }
        return answer;
    }
}
