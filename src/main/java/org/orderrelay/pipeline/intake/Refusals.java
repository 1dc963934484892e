package org.orderrelay.pipeline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cannot be sent becomes an entry of the error channel, with the document and every reason: nothing that came in
 * is dropped, and a bad order never punishes its batch.
 */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int SHOWN = 64 * 1024;

    private final JsonDocuments documents;
    private final ObjectMapper writer = new ObjectMapper();

    public Refusals(JsonDocuments documents) {
        this.documents = documents;
    }

    /** One order of a document, with its reasons. */
    public Entry.Invalid order(Candidate candidate, List<Violation> violations) {
        return new Entry.Invalid(
                candidate.origin(),
                candidate.index(),
                field(candidate.tree(), "reference_id"),
                field(candidate.tree(), "status"),
                cut(text(candidate.document())),
                violations);
    }

    /** Failure policy of the routes that take a document apart. */
    public Entry.Invalid document(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception fault,
            @Variable("document") ReceivedDocument document) {
        return new Entry.Invalid(
                document.origin(), 0, null, null, cut(text(document.content())), List.of(reason(fault, document)));
    }

    /** Failure policy of the routes one order goes through: a fault of ours, which must not lose the order. */
    public Entry.Invalid faulty(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception fault, @Variable("candidate") Candidate candidate) {
        LOG.error(
                "Order {} of {} could not be worked on",
                candidate.index(),
                candidate.origin().document(),
                fault);
        String message = "the relay failed on this order (" + fault.getClass().getSimpleName() + "); its log has more";
        return order(candidate, List.of(new Violation("", "internal", message)));
    }

    private Violation reason(Exception fault, ReceivedDocument document) {
        if (fault instanceof RefusedDocument refused) {
            return refused.violation();
        }
        try {
            JsonDocuments.Result again = document.content() instanceof byte[] bytes
                    ? documents.read(bytes)
                    : documents.read(document.content().toString());
            if (again instanceof JsonDocuments.Unreadable unreadable) {
                return unreadable.violation();
            }
        } catch (RuntimeException e) {
            // a policy that fails itself would leave the document, and its whole batch, on the queue for ever
            fault.addSuppressed(e);
        }
        LOG.error("Document {} could not be taken apart", document.origin().document(), fault);
        return new Violation("", "internal", "the relay failed on this document; its log has more");
    }

    private static @Nullable String field(Object tree, String name) {
        return tree instanceof Map<?, ?> map && map.get(name) instanceof String text ? cut(text, 128) : null;
    }

    private String text(Object content) {
        if (content instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (content instanceof String text) {
            return text;
        }
        try {
            return writer.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            return String.valueOf(content);
        }
    }

    private static String cut(String text) {
        return cut(text, SHOWN);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
