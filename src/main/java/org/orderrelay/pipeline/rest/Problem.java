package org.orderrelay.pipeline.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer other than success, as RFC 9457 describes it. Thrown inside the REST routes only, turned into
 * {@code application/problem+json} by their failure policy; carries no trace to the caller.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String title;
    private final transient Map<String, Object> more;
    private long retryAfter = 5;

    /**
     * Makes a problem.
     *
     * @param status HTTP status
     * @param title short and always the same for the same kind
     * @param detail sentence for this occurrence: what is wrong and what to do
     */
    public Problem(int status, String title, String detail) {
        this(status, title, detail, Map.of());
    }

    /** @param more further members of the answer, for programs */
    public Problem(int status, String title, String detail, Map<String, Object> more) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** For 429 and 503: when to come again, in seconds; 5 by default. */
    Problem retryAfter(long seconds) {
        retryAfter = seconds;
        return this;
    }

    long retryAfter() {
        return retryAfter;
    }

    /** Further members, beside those every problem has. */
    public Map<String, Object> more() {
        return more;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
