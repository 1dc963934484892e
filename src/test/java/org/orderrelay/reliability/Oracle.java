package org.orderrelay.reliability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orderrelay.sandbox.Sandbox;

/** What the provider took and what it was asked: the sandbox's own append-only log. */
final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;

    Oracle(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * One call of the log.
     *
     * @param code what it was answered
     */
    record Call(long seq, Event event, String recipient, String account, String deliveryId, Instant at, String code) {}

    List<Taken> taken() {
        return sandbox.log().stream()
                .map(Oracle::json)
                .filter(line -> line.path("accepted").asBoolean())
                .map(Oracle::call)
                .map(call -> new Taken(
                        call.seq(), call.event(), call.recipient(), call.account(), call.deliveryId(), call.at()))
                .toList();
    }

    /** Ids of the deliveries the provider took. */
    Set<String> takenIds() {
        return taken().stream().map(Taken::deliveryId).collect(Collectors.toSet());
    }

    /** Every call over one account, {@code meta/1055}, in the order in which they came. */
    List<Call> calls(String account) {
        return sandbox.log().stream()
                .map(Oracle::json)
                .map(Oracle::call)
                .filter(call -> call.account().equals(account))
                .toList();
    }

    private static Call call(JsonNode line) {
        return new Call(
                line.path("seq").asLong(),
                new Event(reference(line), line.path("status").asText()),
                line.path("recipient").asText(),
                line.path("account").asText(),
                line.path("delivery_id").asText(),
                Instant.parse(line.path("time").asText()),
                line.path("code").asText());
    }

    /** The order's reference: further order details of an order have a number behind it, {@code -2}. */
    private static String reference(JsonNode line) {
        return line.path("reference_id").asText().replaceFirst("-[0-9]+$", "");
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the oracle's log is broken", e);
        }
    }
}
