package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A form of the control API under strict reading: what is not understood is refused with its name. */
public final class JsonForm {
    private final JsonObject json;

    /** @throws IllegalArgumentException if there is another field than these */
    public JsonForm(JsonObject json, Set<String> fields) {
        this.json = json;
        Set<String> others = new TreeSet<>(json.fieldNames());
        others.removeAll(fields);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(others + " is none of " + new TreeSet<>(fields));
        }
    }

    /**
     * An object of JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static JsonObject parse(String json) {
        try {
            return new JsonObject(json);
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }

    /**
     * The objects of a JSON array.
     *
     * @throws IllegalArgumentException if it is none, or holds anything else
     */
    public static List<JsonObject> parseAll(String json) {
        List<JsonObject> all = new ArrayList<>();
        try {
            new JsonArray(json).forEach(element -> all.add((JsonObject) element));
            return all;
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException("no JSON array of objects", e);
        }
    }

    public boolean has(String field) {
        return json.getValue(field) != null;
    }

    /** A required text. */
    public String text(String field) {
        String text = optional(field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    /** A text; null if it is left out. */
    public @Nullable String optional(String field) {
        Object value = json.getValue(field);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException(field + " must be a text");
        }
        return (String) value;
    }

    /** One of some words. */
    public String word(String field, Set<String> words, String otherwise) {
        String word = optional(field);
        if (word != null && !words.contains(word)) {
            throw new IllegalArgumentException(field + " must be one of " + new TreeSet<>(words));
        }
        return word == null ? otherwise : word;
    }

    /** A duration in milliseconds. */
    public long millis(String field, long otherwise) {
        return has(field) ? Pauses.millis(json.getValue(field)) : otherwise;
    }

    /** A number from 0 to 1. */
    public double share(String field, double otherwise) {
        Object value = json.getValue(field);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number) || number.doubleValue() < 0 || number.doubleValue() > 1) {
            throw new IllegalArgumentException(field + " must be a number from 0 to 1");
        }
        return number.doubleValue();
    }

    /** A whole number. */
    public int number(String field, int least, int most, int otherwise) {
        Object value = json.getValue(field);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Integer number) || number < least || number > most) {
            throw new IllegalArgumentException(field + " must be a number from " + least + " to " + most);
        }
        return number;
    }

    /** Texts; none if left out. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(field)) {
            if (!(element instanceof String text)) {
                throw new IllegalArgumentException(field + " must hold texts");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** The elements of an array; none if left out. */
    public List<Object> elements(String field) {
        Object value = json.getValue(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw new IllegalArgumentException(field + " must be an array");
        }
        List<Object> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    /** An object; empty if left out. */
    public JsonObject object(String field) {
        Object value = json.getValue(field);
        if (value == null) {
            return new JsonObject();
        }
        if (!(value instanceof JsonObject object)) {
            throw new IllegalArgumentException(field + " must be an object");
        }
        return object;
    }
}
