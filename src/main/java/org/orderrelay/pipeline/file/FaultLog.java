package org.orderrelay.pipeline.file;

import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for a fault that lasts, once a minute and not at every look; another one when it is over. */
final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String source;
    private final LongSupplier nanoTime;
    private @Nullable String last;
    private long at;

    FaultLog(String source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    synchronized void warn(String fault) {
        long now = nanoTime.getAsLong();
        if (!fault.equals(last) || now - at > AGAIN_NANOS) {
            LOG.warn("file.fault source={} reason=\"{}\"", source, fault);
            last = fault;
            at = now;
        }
    }

    synchronized void healed() {
        if (last != null) {
            LOG.info("file.healed source={}", source);
            last = null;
        }
    }

    /** What people are told of a failure: the text of those known to hold no rows, else its kind. */
    static String reason(Throwable failure) {
        Throwable at = failure;
        while ((at instanceof CompletionException || at.getClass() == RuntimeCamelException.class)
                && at.getCause() != null) {
            at = at.getCause();
        }
        boolean legible = at instanceof GenericFileOperationFailedException
                || at instanceof InterruptedFile
                || at instanceof LedgerUnavailableException
                || at instanceof FileSystemException;
        if (!legible) {
            return at.getClass().getSimpleName();
        }
        String text = String.valueOf(at.getMessage());
        String deeper = at.getCause() == null ? null : at.getCause().getMessage();
        boolean more = at instanceof GenericFileOperationFailedException && deeper != null && !text.contains(deeper);
        return more ? text + " (" + deeper + ")" : text;
    }
}
