package org.orderrelay.sandbox.contract;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the simulated providers: which calls they take, what they refuse, how they answer, what they
 * report. Implementations hold no state between calls.
 */
public interface ProviderContract {
    /** {@code kaleyra}, {@code meta}, {@code infobip}. */
    String name();

    /** Whether this path is one of the provider's, whatever the method. */
    boolean serves(String path);

    /** Whether a POST to this path, which is the provider's, wants a message sent. */
    boolean takesMessages(String path);

    /** Reads and judges such a call by its form: address, credential, payload. */
    Received read(Incoming call);

    /** Answers any other call: payments, templates. */
    Reply manage(Incoming call, Desk desk);

    /** An id for a message that is taken. */
    String messageId(Message message);

    /**
     * The provider's own answer of that name: {@code accept}, {@code wa500}, {@code 131056}, …
     *
     * @param argument what stood in brackets
     * @param messageId for answers that carry one
     * @return empty if this provider has no answer of that name
     */
    Optional<Reply> named(String name, @Nullable String argument, Message message, String messageId);

    /** How the provider shows what is wrong. */
    Judgement judgement(Trouble trouble, Message message);

    /** Whether its events can say that a message failed by this code. */
    boolean hasFailure(String code);

    /** Whether one webhook call may carry several events about messages. */
    boolean batches();

    /**
     * The body of a webhook call.
     *
     * @param events one; more only about messages, and only if it {@link #batches}
     * @param businessAccount id of the WhatsApp business account
     */
    JsonObject body(List<Event> events, String businessAccount);

    /** The header that signs a body; the provider's own scheme, or the common one. */
    String signatureHeader();
}
