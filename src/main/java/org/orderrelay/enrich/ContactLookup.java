package org.orderrelay.enrich;

/**
 * Finds contacts by the ERP's customer number, wherever they are kept. Implementations are thread-safe, answer within
 * seconds and do not throw: a failure is {@link ContactAnswer.Unavailable}.
 */
@FunctionalInterface
public interface ContactLookup {
    ContactAnswer ask(String id);
}
