package org.orderrelay.sandbox.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads bodies as the providers do: one JSON document, nothing behind it. */
public final class JsonBodies {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBodies() {}

    /** The document; empty if it is not JSON. */
    public static Optional<JsonNode> read(Buffer body) {
        try {
            JsonNode document = MAPPER.readTree(body.getBytes());
            return document.isMissingNode() ? Optional.empty() : Optional.of(document);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the caller says so to whoever sent it
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
