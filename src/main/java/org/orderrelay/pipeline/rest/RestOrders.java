package org.orderrelay.pipeline.rest;

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
import org.orderrelay.pipeline.intake.VerdictJson;

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
        if (result instanceof RecordResult.NotRecorded refusal && refusal.refused()) {
            // a 503 would have it sent again for ever; this becomes a 500 with an id the log knows
            throw new IllegalStateException(refusal.reason());
        }
        throw new Problem(503, "ledger-unavailable", "Nothing was recorded; send the same again");
    }

    private static RestAnswer answer(List<Verdict> verdicts, byte[] content) {
        Map<String, Object> members = VerdictJson.members(verdicts);
        return verdicts.stream().anyMatch(Verdict::isAccepted)
                ? RestAnswer.json(202, members)
                : refusal(verdicts, members, isArray(content));
    }

    private static RestAnswer refusal(List<Verdict> verdicts, Map<String, Object> told, boolean array) {
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
        members.putAll(told);
        return RestAnswer.problem(status, members, Map.of());
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
