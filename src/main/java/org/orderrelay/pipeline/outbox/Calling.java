package org.orderrelay.pipeline.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Claim;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;

/** The decisions around one HTTP call: is it still worth it, what was answered, what does silence mean. */
public final class Calling {
    private static final int FIRST_BYTES = 1024;

    private final Accounts accounts;
    private final Providers providers;
    private final Clock clock;

    public Calling(Accounts accounts, Providers providers, Clock clock) {
        this.accounts = accounts;
        this.providers = providers;
        this.clock = clock;
    }

    /** A {@link PreparedCall}, or the {@link CallResult} of an invoice that has expired meanwhile. */
    public Object prepare(@Body Claim claim) {
        Instant now = clock.instant();
        Account account = accounts.find(claim.account()).orElseThrow();
        Provider provider = providers.get(claim.provider());
        Call call = new Call(
                claim.deliveryId(),
                claim.round(),
                NotificationKind.of(claim.status()),
                claim.referenceId(),
                claim.wireReference(),
                claim.payload());
        Prepared prepared = provider.prepare(call, account, now);
        if (prepared instanceof Prepared.Request request) {
            return new PreparedCall(claim, provider, request, now);
        }
        String reason = ((Prepared.Expired) prepared).reason();
        return CallResult.without(new Outcome.Rejected("expired", reason), now, now);
    }

    /** What the answer means. */
    public CallResult answered(
            @Body @Nullable InputStream body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Retry-After") @Nullable String retryAfter,
            @Variable("call") PreparedCall call)
            throws IOException {
        String text = body == null ? "" : text(body);
        Outcome outcome = call.provider().outcome(new Answer(status, text, retryAfter));
        return result(call, outcome, status, text);
    }

    /** Answers have some hundred bytes; {@code readNBytes} would take 8 kB for each. */
    private static String text(InputStream body) throws IOException {
        byte[] bytes = new byte[FIRST_BYTES];
        int length = 0;
        for (int count = 0; count >= 0 && length < OneCall.MOST_BYTES; length += Math.max(count, 0)) {
            bytes = length < bytes.length ? bytes : Arrays.copyOf(bytes, Math.min(2 * length, OneCall.MOST_BYTES));
            count = body.read(bytes, length, bytes.length - length);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** What it means that there is no answer: did the request leave, or surely not? */
    public CallResult failed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception fault,
            @Variable("call") @Nullable PreparedCall call) {
        if (call == null) {
            Instant now = clock.instant();
            Outcome outcome = new Outcome.Retry(
                    "internal",
                    "the call could not be prepared: " + fault.getClass().getSimpleName(),
                    null);
            return CallResult.without(outcome, now, now);
        }
        return result(call, Failures.kind(fault, CallMark.isConnected()).outcome(), 0, null);
    }

    private CallResult result(PreparedCall call, Outcome outcome, int status, @Nullable String answer) {
        String body = call.request().body();
        String sent = body.equals(call.claim().payload()) ? null : body;
        return new CallResult(outcome, call.startedAt(), clock.instant(), status, sent, answer);
    }
}
