package org.orderrelay.pipeline.rest;

import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} of a request. */
final class RequestKey {
    private static final int LONGEST = 200;

    private RequestKey() {}

    /**
     * The key; null without one.
     *
     * @throws Problem 400 if it is longer than 200 characters
     */
    static @Nullable String of(@Nullable String header) {
        String key = header == null || header.isBlank() ? null : header;
        if (key != null && key.length() > LONGEST) {
            throw new Problem(400, "bad-parameter", "Idempotency-Key must have at most " + LONGEST + " characters");
        }
        return key;
    }
}
