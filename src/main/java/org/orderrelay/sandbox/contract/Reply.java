package org.orderrelay.sandbox.contract;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer of a simulated provider.
 *
 * @param code the provider's code inside the body, or a word for the log where there is none
 * @param retryAfter value of the Retry-After header
 * @param accepted whether the provider took the message, whatever the answer says
 */
public record Reply(
        int status,
        String code,
        String contentType,
        String body,
        @Nullable String retryAfter,
        boolean accepted) {
    private static final String JSON = "application/json";

    /** A refusal, or the answer to something else than a message. */
    public static Reply json(int status, String code, String body) {
        return new Reply(status, code, JSON, body, null, false);
    }

    /** The message is taken. */
    public static Reply accepted(int status, String code, String body) {
        return new Reply(status, code, JSON, body, null, true);
    }

    /** What a proxy in between would say. */
    public static Reply html(int status, boolean accepted) {
        String page = "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>";
        return new Reply(status, "http-" + status, "text/html", page, null, accepted);
    }

    public static Reply text(int status, String code, String body) {
        return new Reply(status, code, "text/plain", body, null, false);
    }

    public Reply withRetryAfter(@Nullable String value) {
        return new Reply(status, code, contentType, body, value, accepted);
    }

    public Reply withBody(String other) {
        return new Reply(status, code, contentType, other, retryAfter, accepted);
    }
}
