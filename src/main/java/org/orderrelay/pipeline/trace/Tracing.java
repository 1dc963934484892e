package org.orderrelay.pipeline.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.pipeline.intake.RecordingTrace;
import org.orderrelay.pipeline.outbox.DeliveryListener;
import org.orderrelay.pipeline.webhook.WebhookListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trace an order event: {@code order.record} below what the source sent, then {@code delivery.call} for each attempt
 * and {@code delivery.receipt} for each later word, on whatever node and however late. What ties them is kept in the
 * ledger with the delivery. The look-up and the span are made on a thread of their own; when it cannot keep up, spans
 * are left out and counted, never waited for. No span holds a number, a payload or a key.
 */
public final class Tracing implements RecordingTrace, DeliveryListener, WebhookListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);
    private static final int WAITING = 10_000;
    private static final long PATIENCE_SECONDS = 2;

    private final Tracer tracer;
    private final LedgerView view;
    private final Clock clock;
    private final AtomicLong leftOut = new AtomicLong();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
                Thread traces = new Thread(work, "traces");
                traces.setDaemon(true);
                return traces;
            },
            (work, full) -> leftOut.incrementAndGet());

    public Tracing(Tracer tracer, LedgerView view, Clock clock) {
        this.tracer = tracer;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Batch begin(List<Entry> entries) {
        return new TracedBatch(tracer, entries);
    }

    @Override
    public void settled(Claim claim, Settlement settlement, Settled settled) {
        Outcome outcome = settlement.outcome();
        followed(claim.deliveryId(), List.of(), "delivery.call", SpanKind.CLIENT, settlement.startedAt(), span -> {
            span.setAttribute("delivery.id", claim.deliveryId())
                    .setAttribute("delivery.attempt", claim.attempt())
                    .setAttribute("delivery.account", claim.account())
                    .setAttribute("delivery.provider", claim.provider())
                    .setAttribute("delivery.outcome", word(outcome))
                    .setAttribute("delivery.code", outcome.code())
                    .setAttribute("delivery.state", settled.state().wire())
                    .setAttribute("order.reference", claim.referenceId())
                    .setAttribute("order.status", claim.status().wire());
            if (settlement.httpStatus() > 0) {
                span.setAttribute("http.response.status_code", settlement.httpStatus());
            }
            if (!(outcome instanceof Outcome.Accepted)) {
                span.setStatus(StatusCode.ERROR, outcome.code());
            }
            span.end(settlement.endedAt());
        });
    }

    @Override
    public void read(StoredWebhook webhook, List<Receipt> receipts) {
        Instant now = clock.instant();
        for (Receipt receipt : receipts) {
            if (receipt instanceof Receipt.Progress progress) {
                receipt(webhook, progress.about(), progress.mark().name().toLowerCase(Locale.ROOT), null, now);
            } else if (receipt instanceof Receipt.Failure failure) {
                receipt(webhook, failure.about(), "failed", failure.meaning().code(), now);
            }
        }
    }

    private void receipt(StoredWebhook webhook, Receipt.About about, String mark, @Nullable String code, Instant now) {
        Instant from = webhook.receivedAt();
        followed(about.deliveryId(), about.messageIds(), "delivery.receipt", SpanKind.CONSUMER, from, span -> {
            span.setAttribute("delivery.account", webhook.account())
                    .setAttribute("delivery.provider", webhook.provider())
                    .setAttribute("receipt.mark", mark);
            if (code != null) {
                span.setAttribute("delivery.code", code);
                span.setStatus(StatusCode.ERROR, code);
            }
            span.end(now);
        });
    }

    private void followed(
            @Nullable String deliveryId,
            List<String> messageIds,
            String name,
            SpanKind kind,
            Instant from,
            Consumer<Span> rest) {
        thread.execute(() -> {
            try {
                Optional<String> trace = view.traceOf(deliveryId, messageIds);
                trace.ifPresent(parent -> {
                    SpanBuilder span = tracer.spanBuilder(name).setParent(TraceParent.read(parent));
                    rest.accept(span.setSpanKind(kind).setStartTimestamp(from).startSpan());
                });
            } catch (LedgerUnavailableException e) {
                leftOut.incrementAndGet();
            }
        });
    }

    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Makes the spans that wait, 2 s at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                leftOut.addAndGet(thread.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (leftOut.get() > 0) {
            LOG.warn("{} spans were left out: the traces could not keep up", leftOut.get());
        }
    }
}
