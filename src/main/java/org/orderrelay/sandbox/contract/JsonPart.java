package org.orderrelay.sandbox.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a payload under strict reading: every method checks something and notes what is wrong with its path. What is
 * missing can be read on; it holds nothing. The root gathers the faults of all parts.
 */
public final class JsonPart {
    private static final int MOST_FAULTS = 20;

    private final JsonNode json;
    private final @Nullable JsonPart parent;
    private final String name;
    private final List<Fault> faults;

    private JsonPart(JsonNode json, @Nullable JsonPart parent, String name, List<Fault> faults) {
        this.json = json;
        this.parent = parent;
        this.name = name;
        this.faults = faults;
    }

    /** A whole payload. */
    public static JsonPart root(JsonNode json) {
        JsonPart root = new JsonPart(json, null, "", new ArrayList<>(0));
        if (!json.isObject()) {
            root.refuse(Fault.Kind.INVALID, "", "must be an object");
        }
        return root;
    }

    /** What was found wrong so far, first things first, 20 at most. */
    public List<Fault> faults() {
        return faults;
    }

    public boolean has(String field) {
        return json.has(field);
    }

    /** The text of a field, whatever the rules say about it; null if it is none. */
    public @Nullable String read(String field) {
        JsonNode node = json.path(field);
        return node.isTextual() ? node.asText() : null;
    }

    public JsonNode json() {
        return json;
    }

    /** Nothing but these fields may be there. */
    public JsonPart only(Set<String> fields) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!fields.contains(field)) {
                refuse(Fault.Kind.UNKNOWN, field, "is not known");
            }
        }
        return this;
    }

    /** A required object. */
    public JsonPart object(String field) {
        JsonNode node = json.path(field);
        if (!node.isObject()) {
            refuse(kind(node), field, "an object is required");
        }
        return part(node, field);
    }

    /** The elements of a required array. */
    public List<JsonPart> elements(String field, int least, int most) {
        JsonNode node = json.path(field);
        if (!node.isArray() || node.size() < least || node.size() > most) {
            refuse(kind(node), field, "an array of " + least + " to " + most + " is required");
        }
        List<JsonPart> parts = new ArrayList<>(node.size());
        for (int i = 0; node.isArray() && i < Math.min(node.size(), most); i++) {
            JsonPart element = part(node.path(i), field + '[' + i + ']');
            if (!node.path(i).isObject()) {
                refuse(Fault.Kind.INVALID, element.name, "an object is required");
            }
            parts.add(element);
        }
        return parts;
    }

    /** The only element of an array of one. */
    public JsonPart single(String field) {
        List<JsonPart> one = elements(field, 1, 1);
        return one.isEmpty() ? part(json.path(field).path(0), field + "[0]") : one.get(0);
    }

    public void is(String field, String value) {
        JsonNode node = json.path(field);
        if (!node.isTextual() || !value.equals(node.asText())) {
            refuse(kind(node), field, "must be " + value);
        }
    }

    public void oneOf(String field, Set<String> values) {
        JsonNode node = json.path(field);
        if (!node.isTextual() || !values.contains(node.asText())) {
            refuse(kind(node), field, "must be one of " + values);
        }
    }

    /** A required text that is not blank. */
    public void text(String field, int longest) {
        JsonNode node = json.path(field);
        if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > longest) {
            refuse(kind(node), field, "a text of 1 to " + longest + " characters is required");
        }
    }

    /** A text that may be left out, but not blank. */
    public void optionalText(String field, int longest) {
        if (json.has(field)) {
            text(field, longest);
        }
    }

    /** A text that may be left out or empty. */
    public void anyText(String field, int longest) {
        JsonNode node = json.path(field);
        if (!node.isMissingNode() && (!node.isTextual() || node.asText().length() > longest)) {
            refuse(Fault.Kind.INVALID, field, "a text of at most " + longest + " characters is required");
        }
    }

    public void optionalTruth(String field) {
        if (json.has(field) && !json.path(field).isBoolean()) {
            refuse(Fault.Kind.INVALID, field, "true or false is required");
        }
    }

    public void matches(String field, Pattern pattern) {
        JsonNode node = json.path(field);
        if (!node.isTextual() || !pattern.matcher(node.asText()).matches()) {
            refuse(kind(node), field, "required in the form " + pattern);
        }
    }

    /** A required whole number in the JSON sense, not a text of digits. */
    public int whole(String field, int least) {
        JsonNode node = json.path(field);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < least) {
            refuse(kind(node), field, "an integer from " + least + " is required");
        }
        return node.asInt();
    }

    public void exactly(String field, int value) {
        if (whole(field, value) != value) {
            refuse(Fault.Kind.INVALID, field, "must be the number " + value);
        }
    }

    public void invalid(String field, String why) {
        refuse(Fault.Kind.INVALID, field, why);
    }

    public void missing(String field, String why) {
        refuse(Fault.Kind.MISSING, field, why);
    }

    private JsonPart part(JsonNode node, String field) {
        return new JsonPart(node, this, field, faults);
    }

    private void refuse(Fault.Kind kind, String field, String why) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(kind, path(field), why));
        }
    }

    private String path(String field) {
        if (parent == null) {
            return field;
        }
        String own = parent.path(name);
        return field.isEmpty() ? own : own + '.' + field;
    }

    private static Fault.Kind kind(JsonNode node) {
        return node.isMissingNode() ? Fault.Kind.MISSING : Fault.Kind.INVALID;
    }
}
