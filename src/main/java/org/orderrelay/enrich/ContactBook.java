package org.orderrelay.enrich;

import java.util.Optional;

/** Finds contacts by the ERP's customer number. Implementations are thread-safe and answer from memory. */
@FunctionalInterface
public interface ContactBook {
    /** No contacts at all. */
    ContactBook EMPTY = id -> Optional.empty();

    Optional<Contact> find(String id);
}
