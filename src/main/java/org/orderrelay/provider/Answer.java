package org.orderrelay.provider;

import org.jspecify.annotations.Nullable;

/**
 * What the provider answered.
 *
 * @param status HTTP status
 * @param body the body, cut at 64 kB; empty if there was none
 * @param retryAfter the header as sent: seconds or an HTTP date
 */
public record Answer(int status, String body, @Nullable String retryAfter) {}
