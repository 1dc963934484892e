package com.example.sms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;
import org.orderrelay.notification.Notification;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;

/** A fourth provider: an invented gateway that takes {@code {"to", "text"}} and answers 2xx when it has it. */
public final class SmsProvider implements Provider {
    private static final int LONGEST_REFERENCE = 35;
    private static final int REFUSED = 400;
    private static final int TOO_FAST = 429;
    private static final int BROKEN = 500;

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public List<String> faults(Account account) {
        return account.secrets().containsKey("api-key") ? List.of() : List.of("api-key is missing");
    }

    /** A reference and a number hold nothing that JSON would have to escape. */
    @Override
    public Composition compose(Notification notification, Account account) {
        return new Composition.Composed("{\"to\": \"%s\", \"text\": \"Your order %s: %s\"}"
                .formatted(
                        notification.recipient().e164(),
                        notification.order().referenceId(),
                        notification.status().replace('_', ' ')));
    }

    @Override
    public Prepared prepare(Call call, Account account, Instant now) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + account.secret("api-key").reveal());
        return new Prepared.Request(account.baseUrl().resolve("/messages"), headers, call.payload());
    }

    @Override
    public Outcome outcome(Answer answer) {
        String code = Integer.toString(answer.status());
        if (answer.status() < REFUSED) {
            return new Outcome.Accepted(code, "The gateway took it", null);
        }
        if (answer.status() == TOO_FAST) {
            return new Outcome.Throttled(code, "The gateway asks to slow down", Scope.ACCOUNT, null);
        }
        // a gateway that broke down may have sent it: nobody knows
        return answer.status() >= BROKEN
                ? new Outcome.Unknown(code, "The gateway failed")
                : new Outcome.Rejected(code, "The gateway refused it");
    }

    @Override
    public int longestReference(Account account) {
        return LONGEST_REFERENCE;
    }
}
