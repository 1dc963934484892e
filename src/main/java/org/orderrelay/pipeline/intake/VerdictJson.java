package org.orderrelay.pipeline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.orderrelay.ledger.Verdict;

/** Verdicts as JSON, in the shape of the answer to {@code POST /v1/orders}: what was accepted, and what was not and why. */
public final class VerdictJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private VerdictJson() {}

    /** One object with {@code accepted} and {@code rejected}, each in the order of the document. */
    public static String write(List<Verdict> verdicts) {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode accepted = answer.putArray("accepted");
        ArrayNode rejected = answer.putArray("rejected");
        for (Verdict verdict : verdicts) {
            if (verdict.isAccepted()) {
                accept(accepted.addObject(), verdict);
            } else {
                reject(rejected.addObject(), verdict);
            }
        }
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of our own cannot be written", e);
        }
    }

    private static void accept(ObjectNode order, Verdict verdict) {
        order.put("reference_id", verdict.referenceId());
        order.put("status", verdict.status());
        ArrayNode ids = order.putArray("delivery_ids");
        verdict.deliveryIds().forEach(ids::add);
        order.put("duplicate", verdict.kind() == Verdict.Kind.DUPLICATE);
    }

    private static void reject(ObjectNode order, Verdict verdict) {
        order.put("index", verdict.index());
        order.put("reference_id", verdict.referenceId());
        ArrayNode violations = order.putArray("violations");
        verdict.violations()
                .forEach(violation -> violations
                        .addObject()
                        .put("path", violation.path())
                        .put("rule", violation.rule())
                        .put("message", violation.message()));
    }
}
