package org.orderrelay.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer of a simulated provider.
 *
 * @param code the provider's code inside the body, or a word for the log where there is none
 * @param retryAfter value of the Retry-After header
 * @param accepted whether the provider took the message, whatever the answer says
 */
record Reply(
        int status,
        String code,
        String contentType,
        String body,
        @Nullable String retryAfter,
        boolean accepted) {
    static Reply json(int status, String code, String body, boolean accepted) {
        return new Reply(status, code, "application/json", body, null, accepted);
    }

    static Reply html(int status, boolean accepted) {
        String page = "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>";
        return new Reply(status, "http-" + status, "text/html", page, null, accepted);
    }

    static Reply text(int status, String code, String body) {
        return new Reply(status, code, "text/plain", body, null, false);
    }

    Reply withRetryAfter(@Nullable String value) {
        return new Reply(status, code, contentType, body, value, accepted);
    }
}
