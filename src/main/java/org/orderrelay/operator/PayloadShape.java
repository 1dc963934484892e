package org.orderrelay.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orderrelay.order.Violation;

/**
 * Compares an edited payload with the one it replaces, leaf by leaf. Names and types are the provider's form and stay;
 * lists may grow and shrink. What the relay itself judged by (recipient, reference, delivery id, status) stays too, or
 * the message would not be the one the ledger knows.
 *
 * <p>A little longer than 120 lines: the rules of one walk stand together.
 */
final class PayloadShape {
    /** Fields of any provider that make it this message and no other; the relay's own ids are known by their value. */
    private static final Set<String> FIXED = Set.of(
            "to",
            "from",
            "messageId",
            "reference_id",
            "status",
            "type",
            "sub_type",
            "messaging_product",
            "recipient_type",
            "offset");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DESCRIPTION = 120;
    /** Far beyond any invoice, and far from where sums overflow. */
    private static final long LARGEST = 1_000_000_000_000L;

    /** Longer lists are compared by position only, so that a hostile document costs no more than a plain one. */
    private static final int MOST_COMPARED = 50;

    private final Set<String> own;

    /** @param own values that stay wherever they stand: the delivery's id, its reference, its recipient */
    PayloadShape(Set<String> own) {
        this.own = own;
    }

    /** Where in a payload a leaf lies. */
    private record Place(String path, String name, boolean inItem) {
        static final Place ROOT = new Place("", "", false);

        Place field(String field, JsonNode of) {
            String escaped = field.replace("~", "~0").replace("/", "~1");
            return new Place(path + '/' + escaped, field, of.has("quantity"));
        }

        Place element(int index) {
            return new Place(path + '/' + index, "", false);
        }

        Violation breaks(String rule, String message) {
            return new Violation(path, rule, message);
        }
    }

    List<Violation> compare(JsonNode before, JsonNode after) {
        List<Violation> found = new ArrayList<>(at(Place.ROOT, before, after));
        if (found.isEmpty() && count(before) != count(after)) {
            found.add(Place.ROOT.breaks(
                    "fixed", "recipient, reference and delivery id must stand as often as they did; no more, no less"));
        }
        return found;
    }

    private List<Violation> at(Place place, JsonNode before, JsonNode after) {
        if (before.getNodeType() != after.getNodeType()) {
            return List.of(place.breaks("type", "must be " + word(before) + ", as it was"));
        }
        if (before.isObject()) {
            return fields(place, before, after);
        }
        return before.isArray() ? elements(place, before, after) : leaf(place, before, after);
    }

    private static String word(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private List<Violation> fields(Place place, JsonNode before, JsonNode after) {
        List<Violation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            Place inner = place.field(field.getKey(), before);
            JsonNode edited = after.get(field.getKey());
            found.addAll(
                    edited == null
                            ? List.of(inner.breaks("required", "is missing; the original has it"))
                            : at(inner, field.getValue(), edited));
        }
        after.fieldNames().forEachRemaining(name -> {
            if (!before.has(name)) {
                found.add(place.breaks("unknown-field", "has a field that the original has not"));
            }
        });
        return found;
    }

    private List<Violation> elements(Place place, JsonNode before, JsonNode after) {
        if (before.isEmpty()) {
            return after.isEmpty() ? List.of() : List.of(place.breaks("length", "must stay empty"));
        }
        if (after.isEmpty()) {
            return List.of(place.breaks("required", "needs at least one element, as it had"));
        }
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            found.addAll(element(place.element(i), before, i, after.get(i)));
        }
        return found;
    }

    /** Where one was taken out before it, an element is like another one of the original: any of the list will do. */
    private List<Violation> element(Place place, JsonNode before, int index, JsonNode edited) {
        int last = before.size() - 1;
        List<Violation> found = at(place, before.get(Math.min(index, last)), edited);
        for (int other = 0; other <= last && !found.isEmpty() && last < MOST_COMPARED; other++) {
            if (at(place, before.get(other), edited).isEmpty()) {
                return List.of();
            }
        }
        return found;
    }

    private List<Violation> leaf(Place place, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return List.of();
        }
        if (FIXED.contains(place.name) || own.contains(before.asText())) {
            return List.of(place.breaks("fixed", "must stay as it is: the ledger knows the message by it"));
        }
        return before.isNumber() ? number(place, before, after) : text(place, before, after);
    }

    private static List<Violation> number(Place place, JsonNode before, JsonNode after) {
        if (before.isIntegralNumber() && !after.isIntegralNumber()) {
            return List.of(place.breaks("type", "must be a whole number, as it was"));
        }
        long least = place.name.equals("quantity") ? 1 : 0;
        boolean inRange = after.canConvertToLong() && after.asLong() >= least && after.asLong() <= LARGEST;
        return inRange ? List.of() : List.of(place.breaks("range", "must be from " + least + " to " + LARGEST));
    }

    private static List<Violation> text(Place place, JsonNode before, JsonNode after) {
        String text = after.asText();
        if (after.isTextual() && text.isBlank()) {
            return List.of(place.breaks("blank", "must not be blank"));
        }
        int longest = longest(place);
        int length = text.codePointCount(0, text.length());
        boolean tooLong =
                after.isTextual() && length > Math.max(longest, before.asText().length());
        return tooLong ? List.of(place.breaks("length", "must have at most " + longest + " characters")) : List.of();
    }

    /** WhatsApp's limits (facts 2.2); a longer text of the original, which was composed by its rules, may stay as long. */
    private static int longest(Place place) {
        if (place.name.equals("name") && place.inItem) {
            return LONGEST_NAME;
        }
        return place.name.equals("description") ? LONGEST_DESCRIPTION : Integer.MAX_VALUE;
    }

    private int count(JsonNode node) {
        if (node.isContainerNode()) {
            int count = 0;
            for (JsonNode child : node) {
                count += count(child);
            }
            return count;
        }
        return own.contains(node.asText()) ? 1 : 0;
    }
}
