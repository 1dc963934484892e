package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Message;

/**
 * How an account behaves.
 *
 * @param latencyMillis pause before every answer
 * @param balanceLow whether sends are refused for want of money
 * @param revoked credentials that are refused
 * @param mix answers by chance
 * @param referencesOnce whether an order details must have a new reference
 * @param templatesKnown whether only templates that were created here and approved may be used
 * @param closedWindows digits of recipients who have not written for 24 hours
 * @param webhook who listens; null for nobody
 */
public record AccountForm(
        long latencyMillis,
        boolean balanceLow,
        Set<String> revoked,
        Mix mix,
        LimitRule limits,
        boolean referencesOnce,
        boolean templatesKnown,
        Set<String> closedWindows,
        Moderation moderation,
        @Nullable WebhookTarget webhook) {
    private static final Set<String> FIELDS = Set.of(
            "latency",
            "balance",
            "revoked",
            "mix",
            "limits",
            "references",
            "templates",
            "window_closed",
            "moderation",
            "webhook");

    /**
     * Reads a form; what is left out is as with a provider on a good day, without limits and without webhooks.
     *
     * @param account the account, or the pattern of accounts, it is for
     * @throws IllegalArgumentException if there is anything in it that is not understood
     */
    static AccountForm read(JsonObject json, String account, StepReader steps) {
        JsonForm form = new JsonForm(json, FIELDS);
        Set<String> closed = new HashSet<>();
        form.texts("window_closed").forEach(recipient -> closed.add(Message.digits(recipient)));
        Object limits = json.getValue("limits");
        return new AccountForm(
                form.millis("latency", 0),
                form.word("balance", Set.of("ok", "low"), "ok").equals("low"),
                Set.copyOf(form.texts("revoked")),
                form.has("mix") ? Mix.read(form.elements("mix"), steps) : Mix.NONE,
                limits == null ? LimitRule.OFF : LimitRule.read(limits, account),
                form.word("references", Set.of("once", "any"), "once").equals("once"),
                form.word("templates", Set.of("any", "known"), "any").equals("known"),
                Set.copyOf(closed),
                Moderation.read(form.object("moderation")),
                form.has("webhook") ? WebhookTarget.read(form.object("webhook"), account) : null);
    }
}
