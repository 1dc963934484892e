package org.orderrelay.sandbox.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.Template;

/** What a provider reports to the webhook of an account. */
public sealed interface Event {
    /** {@code meta/1055}. */
    String account();

    /** When it happened; the event's own time, whenever it arrives. */
    Instant at();

    /**
     * A message went on.
     *
     * @param status {@code sent}, {@code delivered}, {@code read}, {@code failed}, at Kaleyra also {@code not-sent}
     * @param code why it failed; null otherwise
     */
    record MessageStatus(
            Message message,
            String messageId,
            String status,
            @Nullable String code,
            Instant accepted,
            Instant at) implements Event {
        @Override
        public String account() {
            return message.account();
        }
    }

    /** A payment went on. */
    record PaymentNews(Payment payment) implements Event {
        @Override
        public String account() {
            return payment.account();
        }

        @Override
        public Instant at() {
            return payment.since();
        }
    }

    /** A template was moderated, paused or released. */
    record TemplateNews(String account, Template template, String reason, Instant at) implements Event {}

    /** Something is wrong with the account as a whole. */
    record SystemError(String account, String code, Instant at) implements Event {}
}
