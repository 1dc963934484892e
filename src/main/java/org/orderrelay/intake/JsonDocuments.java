package org.orderrelay.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Violation;

/**
 * Reads JSON documents of one order or a list of orders, within limits that keep a hostile document harmless: 1 MB,
 * depth 64, texts of 64 K characters, numbers of 64 characters, no name twice in an object, nothing after the end. A
 * byte order mark is skipped. Messages never quote the document. Thread-safe.
 */
public final class JsonDocuments {
    /** Largest document in bytes. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final int DEPTH = 64;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;
    private static final String RULE = "json";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What a name of a stranger's document must not bring into an answer or a log. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private final ObjectMapper mapper = strictMapper();

    /** What reading a document came to. */
    public sealed interface Result {}

    /**
     * A document of one order or a list of orders.
     *
     * @param tree a map, or a list with at least one element
     */
    public record Parsed(Object tree) implements Result {
        /** The orders of the document, in order: the list's elements, or the one object. */
        public List<?> orders() {
            return tree instanceof List<?> list ? list : List.of(tree);
        }
    }

    /** A document nothing can be read from; the violation says where it breaks. */
    public record Unreadable(Violation violation) implements Result {}

    /** The mapper itself, for Camel's JSON data format, so that both keep the same limits. */
    public ObjectMapper mapper() {
        return mapper;
    }

    /** Reads a text. */
    public Result read(String document) {
        String text = !document.isEmpty() && document.charAt(0) == BYTE_ORDER_MARK ? document.substring(1) : document;
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads UTF-8 bytes. */
    public Result read(byte[] document) {
        if (document.length > MOST_BYTES) {
            return unreadable("is larger than 1 MB");
        }
        try {
            return orders(mapper.readValue(document, Object.class));
        } catch (JsonProcessingException notReadable) {
            String message = "the document " + reason(notReadable) + place(notReadable.getLocation());
            return new Unreadable(new Violation(pointer(notReadable), RULE, message));
        } catch (NumberFormatException beyondAnyNumber) {
            // Jackson lets it through: an exponent of more digits than there are
            return unreadable("has a number beyond all measure");
        } catch (IOException notText) {
            // its first bytes look like UTF-16 or UTF-32, and the rest is not
            return unreadable("is not written in an encoding of JSON; use UTF-8");
        }
    }

    private static Result orders(@Nullable Object tree) {
        if (tree instanceof Map || (tree instanceof List<?> list && !list.isEmpty())) {
            return new Parsed(tree);
        }
        return unreadable("must be one order or a list of orders");
    }

    private static String reason(JsonProcessingException notReadable) {
        if (notReadable instanceof StreamConstraintsException) {
            return "breaks a limit: depth 64, texts of 64 K, numbers of 64 or names of 256 characters";
        }
        if (notReadable instanceof JsonEOFException) {
            return "ends too early";
        }
        if (notReadable instanceof MismatchedInputException) {
            return "is empty or goes on after its end";
        }
        boolean twice = String.valueOf(notReadable.getOriginalMessage()).startsWith("Duplicate field");
        return twice ? "has a name twice in one object" : "is not JSON";
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /** Where the reader was, seen from the document; empty if that is the document itself. */
    private static String pointer(JsonProcessingException notReadable) {
        return notReadable.getProcessor() instanceof JsonParser parser
                ? CONTROL.matcher(parser.getParsingContext().pathAsPointer().toString())
                        .replaceAll("?")
                : "";
    }

    private static Unreadable unreadable(String message) {
        return new Unreadable(new Violation("", RULE, "the document " + message));
    }

    private static ObjectMapper strictMapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MOST_BYTES)
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
