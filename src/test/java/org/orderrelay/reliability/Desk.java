package org.orderrelay.reliability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an operator sees and does: the relay's own lists, and the three exits of an unknown delivery. */
final class Desk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RelayProcess relay;

    Desk(RelayProcess relay) {
        this.relay = relay;
    }

    /** Everything that is not settled. Read in the order in which a delivery moves on, so that none slips through. */
    List<Listed> open() {
        return listed("queued", "sending", "unknown");
    }

    /** Everything in one of these states, page by page; one that moved on meanwhile as it was seen last. */
    List<Listed> listed(String... states) {
        Map<String, Listed> all = new LinkedHashMap<>();
        for (String state : states) {
            deliveries("state=" + state).stream().map(Desk::listed).forEach(one -> all.put(one.deliveryId(), one));
        }
        return List.copyOf(all.values());
    }

    /** Why deliveries are unknown: {@code restart} for calls that were open when the process ended. */
    Map<String, Long> unknownByCode() {
        return deliveries("state=unknown").stream()
                .collect(Collectors.groupingBy(
                        delivery -> delivery.path("code").asText(), TreeMap::new, Collectors.counting()));
    }

    private static Listed listed(JsonNode delivery) {
        return new Listed(
                delivery.path("id").asText(),
                new Event(
                        delivery.path("reference_id").asText(),
                        delivery.path("status").asText()),
                delivery.path("state").asText(),
                delivery.path("blocked_by").asText(""));
    }

    /** Deliveries as the API shows them. */
    List<JsonNode> deliveries(String filter) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get("/v1/deliveries?limit=1000&" + filter + cursor);
            page.path("items").forEach(all::add);
            JsonNode next = page.path("next_cursor");
            cursor = next.isTextual() ? "&cursor=" + next.asText() : null;
        }
        return all;
    }

    /**
     * Looks each unknown up in the provider's books and says what is so: it was sent, or it shall be sent again.
     *
     * @param taken ids of deliveries that the provider took
     * @param account whose; empty for all
     * @return how many were settled
     */
    int settleUnknown(Set<String> taken, String account) {
        List<Listed> unknown = deliveries("state=unknown" + (account.isEmpty() ? "" : "&account=" + account)).stream()
                .map(Desk::listed)
                .toList();
        for (Listed one : unknown) {
            String as = taken.contains(one.deliveryId()) ? "sent" : "resend";
            post(
                    "/v1/deliveries/" + one.deliveryId() + "/resolve",
                    "{\"as\":\"" + as + "\",\"reason\":\"looked up at the provider\"}");
        }
        return unknown.size();
    }

    JsonNode get(String path) {
        return json(relay.get(relay.httpUrl() + path));
    }

    JsonNode post(String path, String body) {
        return json(relay.post(path, body));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + text, e);
        }
    }
}
