package org.orderrelay.pipeline.rest;

import java.util.Set;

/**
 * A program that may call the REST API.
 *
 * @param roles of {@code ingest}, {@code viewer}, {@code operator}, {@code admin}
 * @param keySha256 SHA-256 of its key in hex; the key itself is kept nowhere
 */
public record Client(String name, Set<String> roles, String keySha256) {
    public Client {
        roles = Set.copyOf(roles);
    }

    /** Whether it may do what one of these roles may do. */
    public boolean mayAny(Set<String> allowed) {
        return roles.stream().anyMatch(allowed::contains);
    }
}
