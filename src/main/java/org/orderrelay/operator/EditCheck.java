package org.orderrelay.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flipkart.zjsonpatch.JsonDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Violation;

/**
 * Judges a payload that a person edited: it must still be the same message of the same order to the same person. Answers
 * show the recipient's number masked, so the masked form is taken for the number.
 */
public final class EditCheck {
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * Checks an edit.
     *
     * @param original the delivery as it is
     * @param edited the payload wanted, as a parsed JSON document: maps, lists, texts, numbers
     */
    public Edit check(DeliveryDetail original, Object edited) {
        JsonNode before = tree(original.payload());
        JsonNode after = tree(unmasked(
                mapper.valueToTree(edited).toString(),
                original.delivery().recipient().e164()));
        List<Violation> violations = new ArrayList<>(new PayloadShape(own(original)).compare(before, after));
        violations.addAll(PayloadSums.broken(before, after));
        return violations.isEmpty()
                ? new Edit.Checked(
                        after.toString(), JsonDiff.asJson(before, after).toString())
                : new Edit.Refused(List.copyOf(violations));
    }

    /** What says whose message it is: it stays wherever it stands. */
    private static Set<String> own(DeliveryDetail original) {
        String number = original.delivery().recipient().e164();
        return Set.of(original.delivery().id(), original.delivery().referenceId(), number, number.substring(1));
    }

    private static String unmasked(String json, String number) {
        return json.replace(Phone.mask(number).substring(1), number.substring(1));
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            // without its cause, which quotes the payload
            throw new IllegalStateException("a payload of our own is not JSON");
        }
    }
}
