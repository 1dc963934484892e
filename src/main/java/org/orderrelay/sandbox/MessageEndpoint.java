package org.orderrelay.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.conduct.AccountForm;
import org.orderrelay.sandbox.conduct.Accounts;
import org.orderrelay.sandbox.conduct.WebhookTarget;
import org.orderrelay.sandbox.contract.Incoming;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.contract.Received;
import org.orderrelay.sandbox.log.LogEntry;
import org.orderrelay.sandbox.log.RequestLog;
import org.orderrelay.sandbox.webhook.Reports;

/** The providers' side: takes a call that wants a message sent, has it judged, logs, plans the reports, then answers. */
final class MessageEndpoint {
    private final Vertx vertx;
    private final Accounts accounts;
    private final Judge judge;
    private final RequestLog log;
    private final Books books;
    private final Reports reports;
    private final FrontDesk desk;
    private final boolean payloads;
    private final Clock clock;
    private volatile long latencyMillis;

    MessageEndpoint(
            Vertx vertx,
            Accounts accounts,
            Judge judge,
            RequestLog log,
            Books books,
            Reports reports,
            FrontDesk desk,
            boolean payloads,
            Clock clock) {
        this.vertx = vertx;
        this.accounts = accounts;
        this.judge = judge;
        this.log = log;
        this.books = books;
        this.reports = reports;
        this.desk = desk;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** Every answer waits this long, besides what its script and its account say. */
    void latency(long millis) {
        latencyMillis = millis;
    }

    void handle(HttpServerRequest request, ProviderContract provider, Buffer body) {
        Received received = provider.read(new Incoming(request, body));
        Message message = received.message();
        AccountForm form = accounts.of(message.account());
        Decision decision = judge.decide(provider, received, form);
        Instant now = clock.instant();
        String payload = payloads ? body.toString() : null;
        RequestLog.Written written = log.append(seq -> entry(seq, now, request.path(), message, decision, payload));
        if (decision.reply().accepted()) {
            books.note(written.entry(), written.offset());
            report(provider, message, decision, form, now);
        }
        long pause = latencyMillis + form.latencyMillis() + decision.step().delayMillis();
        if (pause <= 0) {
            Exchange.finish(vertx, request, decision);
        } else {
            vertx.setTimer(pause, timer -> Exchange.finish(vertx, request, decision));
        }
    }

    private static LogEntry entry(
            long seq, Instant now, String path, Message message, Decision decision, @Nullable String payload) {
        boolean accepted = decision.reply().accepted();
        return new LogEntry(
                seq,
                now.toString(),
                path,
                message,
                decision.status(),
                decision.code(),
                accepted,
                decision.verdict(),
                accepted ? decision.messageId() : null,
                payload);
    }

    private void report(ProviderContract provider, Message message, Decision decision, AccountForm form, Instant now) {
        WebhookTarget target = form.webhook();
        if (target == null) {
            return;
        }
        reports.accepted(
                provider,
                target,
                message,
                decision.messageId(),
                decision.failure(),
                decision.step().events(),
                now);
        String reference = message.referenceId();
        if (message.isDetails() && decision.failure() == null && reference != null) {
            target.payments()
                    .forEach((status, delay) -> vertx.setTimer(
                            Math.max(1, delay), timer -> desk.pay(message.account(), reference, status)));
        }
    }
}
