package org.orderrelay.order;

import org.jspecify.annotations.Nullable;

/**
 * The ERP's own correlation words. {@code ref} is kept and returned in outcomes (the wire's own {@code ref} carries our
 * delivery id); {@code ref1} and {@code ref2} travel as they are, cut to 255 characters as Kaleyra does.
 */
public record Refs(
        @Nullable String ref,
        @Nullable String ref1,
        @Nullable String ref2) {
    public static final Refs NONE = new Refs(null, null, null);
}
