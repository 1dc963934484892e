package org.orderrelay.app;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.orderrelay.pipeline.intake.RecordingTrace;
import org.orderrelay.pipeline.outbox.DeliveryListener;
import org.orderrelay.pipeline.trace.Tracing;
import org.orderrelay.pipeline.webhook.WebhookListener;
import org.orderrelay.pipeline.webhook.WebhookLog;
import org.orderrelay.pipeline.webhook.WebhookMetrics;

/**
 * What watches a running relay.
 *
 * @param tracing null where orders are not traced; then nothing of it stands on any way
 */
record Eyes(Metrics metrics, @Nullable Tracing tracing) {

    boolean areTracing() {
        return tracing != null;
    }

    /** Hears of every attempt: the log line, the metrics, the span. */
    DeliveryListener deliveries() {
        DeliveryListener always = metrics.deliveries();
        return tracing == null ? always : always.and(tracing);
    }

    /** Hears of every webhook. */
    WebhookListener webhooks(Clock clock) {
        WebhookListener always = new WebhookLog(clock).and(new WebhookMetrics(metrics.registry()));
        return tracing == null ? always : always.and(tracing);
    }

    RecordingTrace recording() {
        return tracing == null ? RecordingTrace.OFF : tracing;
    }
}
