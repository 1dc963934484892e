package org.orderrelay.pipeline.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.intake.RecordingTrace;

/** The span {@code order.record} of each order of a batch, below the context it came with. */
final class TracedBatch implements RecordingTrace.Batch {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    TracedBatch(Tracer tracer, List<Entry> received) {
        for (Entry entry : received) {
            Span span = tracer.spanBuilder("order.record")
                    .setParent(TraceParent.read(entry.origin().trace()))
                    .setSpanKind(entry.origin().source().equals("rest") ? SpanKind.SERVER : SpanKind.CONSUMER)
                    .setAttribute("order.source", entry.origin().source())
                    .startSpan();
            spans.add(span);
            entries.add(
                    entry instanceof Entry.Valid valid
                            ? valid.from(entry.origin().tracedBy(TraceParent.of(span)))
                            : entry);
        }
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public void recorded(List<Verdict> verdicts) {
        for (int i = 0; i < spans.size(); i++) {
            Verdict verdict = verdicts.get(i);
            Span span = spans.get(i);
            span.setAttribute("order.verdict", verdict.kind().name().toLowerCase(Locale.ROOT));
            if (verdict.referenceId() != null && verdict.status() != null) {
                span.setAttribute("order.reference", verdict.referenceId());
                span.setAttribute("order.status", verdict.status());
            }
            if (!verdict.isAccepted()) {
                span.setStatus(StatusCode.ERROR, "not accepted");
            }
            span.end();
        }
    }

    @Override
    public void repeated() {
        spans.forEach(span -> span.setAttribute("order.verdict", "repeated").end());
    }

    @Override
    public void failed() {
        spans.forEach(span -> span.setStatus(StatusCode.ERROR, "not recorded").end());
    }
}
