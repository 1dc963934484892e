package org.orderrelay.pipeline.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The W3C form of a context, as it stands in headers and in the ledger. What is no such form is no context. */
final class TraceParent {
    private static final String NAME = "traceparent";

    private TraceParent() {}

    @SuppressWarnings("deprecation") // every getter must have keys() still, though nobody asks for them
    private static final class OneHeader implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return List.copyOf(carrier.keySet());
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }

    static Context read(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), Map.of(NAME, traceparent), new OneHeader());
    }

    /** Null for a span that is not recorded: what comes after it need not be followed. */
    static @Nullable String of(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isSampled()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }
}
