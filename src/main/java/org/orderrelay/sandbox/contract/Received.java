package org.orderrelay.sandbox.contract;

import org.jspecify.annotations.Nullable;

/**
 * A call that wants a message sent, read and judged by the provider's rules alone.
 *
 * @param key the credential it came with
 * @param refusal what the provider answers of its own accord to a call that breaks its rules; null if it keeps them
 */
public record Received(
        Message message, @Nullable String key, @Nullable Reply refusal) {

    public static Received refused(String account, @Nullable String key, Reply reply) {
        return new Received(Message.unread(account), key, reply);
    }
}
