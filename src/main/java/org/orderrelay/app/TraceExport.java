package org.orderrelay.app;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans by OTLP over HTTP to {@code tracing.endpoint}, in batches; there is none while that is empty, and then no
 * class of OpenTelemetry is even loaded. Whether an order is traced its sender decides; where the sender says nothing,
 * {@code tracing.sample} does.
 */
final class TraceExport implements AutoCloseable {
    private static final double ALL = 100;
    private static final long PATIENCE_SECONDS = 3;

    private final SdkTracerProvider provider;

    private TraceExport(SdkTracerProvider provider) {
        this.provider = provider;
    }

    static Optional<TraceExport> of(Settings settings) {
        if (!settings.isSet("tracing.endpoint")) {
            return Optional.empty();
        }
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.text("tracing.endpoint"))
                .setTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build();
        Attributes node = Attributes.of(
                AttributeKey.stringKey("service.name"), "order-relay",
                AttributeKey.stringKey("service.version"), Version.number(),
                AttributeKey.stringKey("service.instance.id"), NodeId.of(settings.data()));
        double share = settings.number("tracing.sample", 0, 100) / ALL;
        return Optional.of(new TraceExport(SdkTracerProvider.builder()
                .setResource(Resource.create(node))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(1, TimeUnit.SECONDS)
                        .build())
                .build()));
    }

    Tracer tracer() {
        return provider.get("order-relay");
    }

    /** Sends what is left, 3 s at most. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
