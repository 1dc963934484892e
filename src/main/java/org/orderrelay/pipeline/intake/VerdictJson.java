package org.orderrelay.pipeline.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.Violation;

/** Verdicts as every source that answers tells them: what was accepted, and what was not and why. */
public final class VerdictJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private VerdictJson() {}

    /** One object with {@code accepted} and {@code rejected}, each in the order of the document. */
    public static String write(List<Verdict> verdicts) {
        try {
            return MAPPER.writeValueAsString(members(verdicts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of our own cannot be written", e);
        }
    }

    /** The same, to be written with more beside it. */
    public static Map<String, Object> members(List<Verdict> verdicts) {
        List<Map<String, Object>> accepted = new ArrayList<>();
        List<Map<String, Object>> rejected = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.isAccepted()) {
                accepted.add(accepted(verdict));
            } else {
                rejected.add(rejected(verdict, verdict.index()));
            }
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("accepted", accepted);
        members.put("rejected", rejected);
        return members;
    }

    /** An order that is on disk. */
    public static Map<String, Object> accepted(Verdict verdict) {
        Map<String, @Nullable Object> order = new LinkedHashMap<>();
        order.put("reference_id", verdict.referenceId());
        order.put("status", verdict.status());
        order.put("delivery_ids", verdict.deliveryIds());
        order.put("duplicate", verdict.kind() == Verdict.Kind.DUPLICATE);
        return order;
    }

    /**
     * An order that was refused.
     *
     * @param index of the order in what was sent, from 0
     */
    public static Map<String, Object> rejected(Verdict verdict, long index) {
        Map<String, @Nullable Object> order = new LinkedHashMap<>();
        order.put("index", index);
        order.put("reference_id", verdict.referenceId());
        order.put(
                "violations",
                verdict.violations().stream().map(VerdictJson::violation).toList());
        return order;
    }

    private static Map<String, Object> violation(Violation violation) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("path", violation.path());
        told.put("rule", violation.rule());
        told.put("message", violation.message());
        return told;
    }
}
