package org.orderrelay.pipeline.intake;

import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.orderrelay.order.Violation;

/** The steps around parsing: may it be read at all, is it one order or a list, which order of the document is this. */
public final class DocumentOpening {

    /** The JSON of a document. */
    public Object open(@Body ReceivedDocument document) {
        Violation refusal = document.refusal();
        if (refusal != null) {
            throw new RefusedDocument(refusal);
        }
        return document.content();
    }

    /** The orders of a parsed document: a list as it is, one order as a list of one. */
    public List<?> orders(@Body Object tree) {
        if (tree instanceof List<?> list && !list.isEmpty()) {
            // the splitter leaves out null, and then nobody would say that it is no order
            return list.stream()
                    .map(element -> element == null ? "null" : element)
                    .toList();
        }
        if (tree instanceof Map<?, ?>) {
            return List.of(tree);
        }
        throw new RefusedDocument(new Violation("", "json", "the document must be one order or a list of orders"));
    }

    /** One element of the list as a candidate. */
    public Candidate candidate(
            @Body Object tree,
            @Variable("document") ReceivedDocument document,
            @ExchangeProperty("CamelSplitIndex") int index) {
        return new Candidate(document.origin(), index, tree);
    }
}
