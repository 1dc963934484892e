package org.orderrelay.sandbox;

import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.conduct.AccountForm;
import org.orderrelay.sandbox.conduct.Rates;
import org.orderrelay.sandbox.conduct.Replies;
import org.orderrelay.sandbox.conduct.Scripts;
import org.orderrelay.sandbox.conduct.Step;
import org.orderrelay.sandbox.contract.Judgement;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.contract.Received;
import org.orderrelay.sandbox.contract.Reply;
import org.orderrelay.sandbox.contract.Trouble;
import org.orderrelay.sandbox.state.Move;
import org.orderrelay.sandbox.state.Template;

/**
 * Decides about a call, in this order: rules of form; the account's mix; its key, its balance, its limits; the recipient's
 * script; and for what would be accepted, template, message id, reference, window and order state. An answer that is
 * scripted and seen by the caller is given whatever template, id and reference say. Belongs to the event loop.
 */
final class Judge {
    private final Scripts scripts;
    private final Books books;
    private final Clock clock;
    private final RandomGenerator random;
    private final Rates rates = new Rates();

    Judge(Scripts scripts, Books books, Clock clock, RandomGenerator random) {
        this.scripts = scripts;
        this.books = books;
        this.clock = clock;
        this.random = random;
    }

    Decision decide(ProviderContract provider, Received received, AccountForm form) {
        Message message = received.message();
        String messageId = provider.messageId(message);
        if (received.refusal() != null) {
            return new Decision(received.refusal(), Step.ACCEPT, messageId, null);
        }
        Optional<Step> scripted = form.mix().next(random);
        Judgement ofAccount = scripted.isPresent() ? null : ofAccount(provider, received, form);
        if (ofAccount instanceof Judgement.Refused refused) {
            return new Decision(refused.reply(), Step.ACCEPT, messageId, null);
        }
        if (scripted.isEmpty()) {
            scripted = scripts.next(message.account(), String.valueOf(message.recipient()));
        }
        Step step = scripted.orElse(Step.ACCEPT);
        Reply reply = answer(step, provider, message, messageId)
                .orElseGet(() -> Reply.text(500, "no-such-answer", "this provider has no answer " + step.name()));
        if (!reply.accepted()) {
            return new Decision(reply, step, messageId, null);
        }
        Judgement ofMessage = scripted.isPresent() && step.isSeen() ? null : ofMessage(provider, message, form);
        if (ofMessage instanceof Judgement.Refused refused) {
            return new Decision(refused.reply(), step, messageId, null);
        }
        String failure = step.failure() != null ? step.failure() : failure(ofAccount, ofMessage);
        return new Decision(reply, step, messageId, failure != null ? failure : ofOrder(provider, message, form));
    }

    private static Optional<Reply> answer(Step step, ProviderContract provider, Message message, String messageId) {
        String failure = step.failure();
        return failure != null && !provider.hasFailure(failure)
                ? Optional.empty()
                : Replies.of(step, provider, message, messageId);
    }

    private static @Nullable String failure(@Nullable Judgement first, @Nullable Judgement second) {
        if (first instanceof Judgement.FailsLater later) {
            return later.code();
        }
        return second instanceof Judgement.FailsLater later ? later.code() : null;
    }

    private @Nullable Judgement ofAccount(ProviderContract provider, Received received, AccountForm form) {
        Message message = received.message();
        if (received.key() != null && form.revoked().contains(received.key())) {
            return provider.judgement(Trouble.KEY_REVOKED, message);
        }
        if (form.balanceLow()) {
            return provider.judgement(Trouble.BALANCE_LOW, message);
        }
        if (!form.limits().isOn()) {
            return null;
        }
        return rates.take(message, form.limits(), clock.millis())
                .map(trouble -> provider.judgement(trouble, message))
                .orElse(null);
    }

    private @Nullable Judgement ofMessage(ProviderContract provider, Message message, AccountForm form) {
        Trouble template = template(provider, message, form);
        if (template != null) {
            return provider.judgement(template, message);
        }
        if (books.isUsed(message.account(), message.traits().ownId())) {
            return provider.judgement(Trouble.MESSAGE_ID_USED, message);
        }
        boolean used = form.referencesOnce()
                && message.isDetails()
                && message.referenceId() != null
                && !books.orders().isNew(message.account(), message.referenceId());
        return used ? provider.judgement(Trouble.REFERENCE_USED, message) : null;
    }

    private @Nullable Trouble template(ProviderContract provider, Message message, AccountForm form) {
        String name = message.traits().template();
        if (name == null) {
            return null;
        }
        Optional<Template> template = books.templates()
                .find(provider.name(), name, String.valueOf(message.traits().language()));
        if (template.isEmpty()) {
            return form.templatesKnown() ? Trouble.TEMPLATE_UNKNOWN : null;
        }
        return switch (template.get().status()) {
            case APPROVED -> null;
            case PENDING, REJECTED -> Trouble.TEMPLATE_UNKNOWN;
            case PAUSED -> Trouble.TEMPLATE_PAUSED;
            case DISABLED -> Trouble.TEMPLATE_DISABLED;
        };
    }

    /** The code by which a message that is accepted fails for its window or its order's state; null if it does not. */
    private @Nullable String ofOrder(ProviderContract provider, Message message, AccountForm form) {
        boolean session = message.traits().template() == null;
        if (session && form.closedWindows().contains(message.user())) {
            return code(provider, Trouble.WINDOW_CLOSED, message);
        }
        if (message.isDetails() || message.referenceId() == null || message.status() == null) {
            return null;
        }
        Move move = books.orders().judge(message.account(), message.referenceId(), message.status());
        return switch (move) {
            case LEGAL -> null;
            case ILLEGAL -> code(provider, Trouble.MOVE_ILLEGAL, message);
            case CANCEL_REFUSED -> code(provider, Trouble.CANCEL_REFUSED, message);
        };
    }

    private static @Nullable String code(ProviderContract provider, Trouble trouble, Message message) {
        return provider.judgement(trouble, message) instanceof Judgement.FailsLater later ? later.code() : null;
    }
}
