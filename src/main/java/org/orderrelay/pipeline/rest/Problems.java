package org.orderrelay.pipeline.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong in a REST route into an answer; of an unforeseen fault the caller learns only an id. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int INTERNAL = 500;

    /** The answer for an exception. */
    public RestAnswer answer(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception fault) {
        if (fault instanceof Problem problem) {
            return answer(problem);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Request failed, told the caller id {}", id, fault);
        return RestAnswer.problem(
                INTERNAL,
                members(INTERNAL, "internal", "This is a fault of the relay; its log has id " + id),
                Map.of());
    }

    static RestAnswer answer(Problem problem) {
        Map<String, String> headers = switch (problem.status()) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 429, 503 -> Map.of("Retry-After", Long.toString(problem.retryAfter()));
            default -> Map.of();
        };
        Map<String, Object> members = members(problem.status(), problem.title(), problem.getMessage());
        members.putAll(problem.more());
        return RestAnswer.problem(problem.status(), members, headers);
    }

    static Map<String, Object> members(int status, String title, @Nullable String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail == null ? "" : detail);
        return members;
    }
}
