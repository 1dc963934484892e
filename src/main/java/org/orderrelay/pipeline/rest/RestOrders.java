package org.orderrelay.pipeline.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.KeptAnswer;
import org.orderrelay.ledger.KeyedRequest;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.Origin;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;

/** Both ends of {@code POST /v1/orders}: the request becomes a document, the verdicts become the answer. */
public final class RestOrders {
    private static final Set<String> UNREADABLE = Set.of("json", "size");

    private final Clients clients;
    private final boolean traced;

    public RestOrders(Clients clients) {
        this(clients, false);
    }

    /** @param traced whether a request's {@code traceparent} is taken over */
    public RestOrders(Clients clients, boolean traced) {
        this.clients = clients;
        this.traced = traced;
    }

    /**
     * Who calls, and with what.
     *
     * @throws Problem 401, 403, 413, 415
     */
    public ReceivedDocument receive(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("Content-Type") @Nullable String contentType,
            @Header("traceparent") @Nullable String traceparent,
            @Body byte @Nullable [] body) {
        Client client = clients.require(authorization, apiKey, Roles.INGEST);
        Origin origin = Origin.of("rest", client.name() + '/' + UUID.randomUUID());
        return ReceivedDocument.of(traced ? origin.tracedBy(traceparent) : origin, JsonBody.content(contentType, body));
    }

    /** What the document is worked on once for; null without an {@code Idempotency-Key}. */
    public @Nullable KeyedRequest request(
            @Header("Idempotency-Key") @Nullable String header, @Body ReceivedDocument document) {
        String key = RequestKey.of(header);
        if (key == null) {
            return null;
        }
        String name = document.origin().document();
        String client = name.substring(0, name.lastIndexOf('/'));
        byte[] content = (byte[]) document.content();
        return new KeyedRequest(client + '|' + key, Clients.hash(content), verdicts -> {
            RestAnswer answer = answer(verdicts, content);
            return new KeptAnswer(answer.status(), answer.text());
        });
    }

    /** What the caller is told; the document decides whether it was one order or a batch. */
    public RestAnswer answer(@Body RecordResult result, @Variable("document") ReceivedDocument document) {
        if (result instanceof RecordResult.Recorded recorded) {
            return answer(recorded.verdicts(), (byte[]) document.content());
        }
        if (result instanceof RecordResult.Kept kept) {
            return RestAnswer.kept(kept.answer().status(), kept.answer().body());
        }
        if (result instanceof RecordResult.OtherContent) {
            throw new Problem(
                    409,
                    "conflict",
                    "This Idempotency-Key was used for other content; a new request needs a new key",
                    Map.of("rule", "idempotency-key"));
        }
        throw new Problem(503, "ledger-unavailable", "Nothing was recorded; send the same again");
    }

    private static RestAnswer answer(List<Verdict> verdicts, byte[] content) {
        List<Map<String, Object>> accepted = new ArrayList<>();
        List<Map<String, Object>> rejected = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.isAccepted()) {
                accepted.add(accepted(verdict));
            } else {
                rejected.add(rejected(verdict));
            }
        }
        return accepted.isEmpty()
                ? refusal(verdicts, rejected, isArray(content))
                : RestAnswer.json(202, ordered("accepted", accepted, "rejected", rejected));
    }

    private static RestAnswer refusal(List<Verdict> verdicts, List<Map<String, Object>> rejected, boolean array) {
        int status = 422;
        String title = "invalid";
        String detail = "No order was accepted; every reason is listed";
        if (verdicts.size() == 1) {
            Verdict only = verdicts.get(0);
            if (!array && only.kind() == Verdict.Kind.CONFLICT) {
                status = 409;
                title = "conflict";
                detail = "This event was sent before with other content";
            } else if (only.violations().stream().anyMatch(v -> UNREADABLE.contains(v.rule()))) {
                status = 400;
                title = "not-json";
                detail = only.violations().get(0).message();
            }
        }
        Map<String, Object> members = Problems.members(status, title, detail);
        members.put("accepted", List.of());
        members.put("rejected", rejected);
        return RestAnswer.problem(status, members, Map.of());
    }

    static Map<String, Object> accepted(Verdict verdict) {
        Map<String, Object> order = ordered("reference_id", verdict.referenceId(), "status", verdict.status());
        order.put("delivery_ids", verdict.deliveryIds());
        order.put("duplicate", verdict.kind() == Verdict.Kind.DUPLICATE);
        return order;
    }

    private static Map<String, Object> rejected(Verdict verdict) {
        Map<String, Object> order = ordered("index", verdict.index(), "reference_id", verdict.referenceId());
        order.put("violations", verdict.violations());
        return order;
    }

    private static Map<String, Object> ordered(
            String first, @Nullable Object firstValue, String second, @Nullable Object secondValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return map;
    }

    private static boolean isArray(byte[] content) {
        for (byte b : content) {
            if (b == '[') {
                return true;
            }
            if (b == '{') {
                return false;
            }
        }
        return false;
    }
}
