package org.orderrelay.pipeline.intake;

import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.orderrelay.intake.mapping.SourceForm;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.order.Violation;

/** The steps around parsing: may it be read at all, is it one order or a list, which order of the document is this. */
public final class DocumentOpening {
    /** Most orders of one document; more than fit into 1 MB if they are orders at all, and not {@code [1,1,1,…]}. */
    public static final int MOST_ORDERS = 20_000;

    private final SourceForms forms;

    public DocumentOpening(SourceForms forms) {
        this.forms = forms;
    }

    /** The JSON of a document. */
    public Object open(@Body ReceivedDocument document) {
        Violation refusal = document.refusal();
        if (refusal != null) {
            throw new RefusedDocument(refusal);
        }
        return document.content();
    }

    /** The orders of a parsed document, where the source's form says they are; one order is a list of one. */
    public List<?> orders(@Body Object tree, @Variable("document") ReceivedDocument document) {
        SourceForm.Opening opening = forms.of(document.origin().source()).open(tree);
        if (opening instanceof SourceForm.Empty empty) {
            throw new RefusedDocument(new Violation("", "json", empty.reason()));
        }
        List<?> orders = ((SourceForm.Opened) opening).orders();
        if (orders.size() > MOST_ORDERS) {
            String message = "the document has " + orders.size() + " orders; at most " + MOST_ORDERS;
            throw new RefusedDocument(new Violation("", "size", message));
        }
        // the splitter leaves out null, and then nobody would say that it is no order
        return orders.stream()
                .map(element -> element == null ? "null" : element)
                .toList();
    }

    /** One element of the list as a candidate, mapped if the source has a mapping. */
    public Candidate candidate(
            @Body Object tree,
            @Variable("document") ReceivedDocument document,
            @ExchangeProperty("CamelSplitIndex") int index) {
        return new Candidate(
                document.origin(), index, forms.of(document.origin().source()).candidate(tree));
    }
}
