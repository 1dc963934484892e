package org.orderrelay.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Later word from a provider, by webhook or look-up: one fact each, in the provider-free form the ledger applies. */
public sealed interface Receipt {
    /** When it happened, by the provider's clock; the moment of arrival where it does not say. */
    Instant at();

    /**
     * The delivery a receipt is about. Joined by our own echoed id first, by the provider's ids second.
     *
     * @param deliveryId our delivery id as the provider gave it back; null if it did not
     * @param messageIds ids of the message at the provider, any of which may be the one of the answer (Kaleyra's callback
     *     carries three, facts 1.5)
     * @param recipientId number the provider knows the customer by, digits as sent; null if it does not say
     */
    record About(
            @Nullable String deliveryId,
            List<String> messageIds,
            @Nullable String recipientId) {
        public About {
            messageIds = List.copyOf(messageIds);
        }
    }

    /** How far the message got. */
    enum Mark {
        SENT,
        DELIVERED,
        READ
    }

    /** The message got that far. Marks may come in any order, twice, or not at all. */
    record Progress(About about, Mark mark, Instant at) implements Receipt {}

    /**
     * The message failed after it had been taken.
     *
     * @param meaning what the code means; never {@code Accepted}
     * @param neverLeft it surely never reached WhatsApp (Kaleyra not-sent, Infobip 31), so that it may go once more
     */
    record Failure(About about, Outcome meaning, boolean neverLeft, Instant at) implements Receipt {}

    /** Where a payment stands. A failed attempt leaves it pending (facts 2.7). */
    enum PaymentState {
        PENDING,
        CAPTURED,
        FAILED
    }

    /**
     * News of a payment.
     *
     * @param wireReference the reference the order details were sent with
     * @param transactionId the gateway's id; null if it does not say
     */
    record Payment(
            String wireReference,
            PaymentState state,
            @Nullable String transactionId,
            Instant at) implements Receipt {}

    /**
     * News of a template's standing.
     *
     * @param template name at the provider
     * @param language language code at the provider; null if the news is about every language
     * @param reason the provider's own words; null if it gives none
     */
    record TemplateNews(
            String template,
            @Nullable String language,
            TemplateState state,
            @Nullable String reason,
            Instant at) implements Receipt {}

    /** Trouble of the account or its sender, told without a message. Only its scope concerns us. */
    record Trouble(Outcome meaning, Instant at) implements Receipt {}

    /** A payment configuration's new standing: {@code Active} or a word that means nobody can pay with it. */
    record PaymentConfigurationNews(String configuration, String status, Instant at) implements Receipt {}

    /**
     * Something that concerns no delivery, or that cannot be read. It is kept with its webhook and counted.
     *
     * @param reason what it is or what is wrong with it, in a sentence, without the document's words
     */
    record Other(String reason, Instant at) implements Receipt {}
}
