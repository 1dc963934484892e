package org.orderrelay.app;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.LedgerUnavailableException;

/**
 * An answer that is asked for at most every 10 s, so that no scrape can load the ledger. That it gave none is kept as
 * long: while a database is away every question waits some seconds for it, and a scrape asks dozens.
 */
final class Kept<T> {
    private static final long KEEP = Duration.ofSeconds(10).toNanos();

    private final Supplier<T> question;
    private @Nullable T answer;
    private long askedAt = System.nanoTime() - KEEP;

    Kept(Supplier<T> question) {
        this.question = question;
    }

    /** Empty while it cannot be answered. */
    synchronized Optional<T> get() {
        if (System.nanoTime() - askedAt >= KEEP) {
            try {
                answer = question.get();
            } catch (LedgerUnavailableException e) {
                answer = null; // the ledger's health tells why
            }
            askedAt = System.nanoTime();
        }
        return Optional.ofNullable(answer);
    }
}
