package org.orderrelay.pipeline.rest;

import java.util.Map;

/** An HTTP answer before it is written: status, type, text, further headers. */
public record RestAnswer(int status, String contentType, String text, Map<String, String> headers) {
    static RestAnswer json(int status, Object value) {
        return new RestAnswer(status, "application/json", ApiJson.write(value), Map.of());
    }

    /** An answer that was written before. */
    static RestAnswer kept(int status, String text) {
        return new RestAnswer(status, status < 400 ? "application/json" : "application/problem+json", text, Map.of());
    }

    static RestAnswer problem(int status, Map<String, Object> members, Map<String, String> headers) {
        return new RestAnswer(status, "application/problem+json", ApiJson.write(members), headers);
    }
}
