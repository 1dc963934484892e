package org.orderrelay.enrich;

import java.util.Optional;

/** Finds contacts by the ERP's customer number. Implementations are thread-safe and answer from memory. */
public interface ContactBook extends ContactLookup {
    /** No contacts at all. */
    ContactBook EMPTY = id -> Optional.empty();

    Optional<Contact> find(String id);

    @Override
    default ContactAnswer ask(String id) {
        return find(id).<ContactAnswer>map(ContactAnswer.Known::new).orElseGet(ContactAnswer.Unknown::new);
    }

    /** This book, and whoever is not in it is looked up elsewhere. */
    default ContactLookup or(ContactLookup elsewhere) {
        return id -> find(id).<ContactAnswer>map(ContactAnswer.Known::new).orElseGet(() -> elsewhere.ask(id));
    }
}
