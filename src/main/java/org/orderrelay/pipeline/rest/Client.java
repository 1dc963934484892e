package org.orderrelay.pipeline.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that may call the REST API.
 *
 * @param roles of {@link Roles#ALL}
 * @param keySha256 SHA-256 of its key in hex; the key itself is kept nowhere
 * @param rate how often it may call; null: as often as it likes
 */
public record Client(
        String name,
        Set<String> roles,
        String keySha256,
        @Nullable Rate rate) {
    public Client {
        roles = Set.copyOf(roles);
    }

    /** A client that may call as often as it likes. */
    public Client(String name, Set<String> roles, String keySha256) {
        this(name, roles, keySha256, null);
    }

    /**
     * How often a client may call.
     *
     * @param perSecond requests a second in the long run, from 1
     * @param burst requests at once after a quiet while, from 1
     */
    public record Rate(int perSecond, int burst) {}

    /** Whether it may do what one of these roles may do. */
    public boolean mayAny(Set<String> allowed) {
        return roles.stream().anyMatch(allowed::contains);
    }
}
