package org.orderrelay.pipeline.rest;

/**
 * An answer other than success, as RFC 9457 describes it. Thrown inside the REST routes only, turned into
 * {@code application/problem+json} by their failure policy; carries no trace to the caller.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String title;

    /**
     * Makes a problem.
     *
     * @param status HTTP status
     * @param title short and always the same for the same kind
     * @param detail sentence for this occurrence: what is wrong and what to do
     */
    public Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
