package org.orderrelay.pipeline.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.JsonDocuments;

/** Reads a request's body as one JSON object, within the limits of every document. Thread-safe. */
final class JsonBody {
    private final JsonDocuments documents = new JsonDocuments();

    /**
     * What was sent, as it came; empty without a body.
     *
     * @throws Problem 415 for another media type, 413 above 1 MB
     */
    static byte[] content(@Nullable String contentType, byte @Nullable [] body) {
        if (MediaType.of(contentType) != MediaType.JSON) {
            throw RestGate.unsupported();
        }
        byte[] content = body == null ? new byte[0] : body;
        if (content.length > JsonDocuments.MOST_BYTES) {
            throw new Problem(
                    413, "too-large", "At most " + JsonDocuments.MOST_BYTES + " bytes a request; send less at once");
        }
        return content;
    }

    /**
     * The fields.
     *
     * @throws Problem 415 for another media type, 413 above 1 MB, 400 for what is no JSON object
     */
    Map<?, ?> fields(@Nullable String contentType, byte @Nullable [] body) {
        byte[] document = content(contentType, body);
        JsonDocuments.Result result = documents.read(document);
        if (result instanceof JsonDocuments.Unreadable unreadable) {
            throw new Problem(
                    400,
                    "not-json",
                    unreadable.violation().message(),
                    Map.of("violations", List.of(unreadable.violation())));
        }
        if (((JsonDocuments.Parsed) result).tree() instanceof Map<?, ?> map) {
            return map;
        }
        throw new Problem(400, "not-json", "the document must be one object");
    }
}
