package org.orderrelay.pipeline.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of content a request says it has. */
enum MediaType {
    JSON,
    /** One JSON document a line. */
    LINES,
    OTHER;

    static MediaType of(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> JSON;
            case "application/x-ndjson" -> LINES;
            default -> OTHER;
        };
    }
}
