package org.orderrelay.pipeline.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.ReplayFilter;
import org.orderrelay.ledger.ReplayJobs;
import org.orderrelay.ledger.ReplayJobs.Job;
import org.orderrelay.operator.BulkReplays;

/** Bulk replays over REST: the plan, the start, the list, the end. */
public final class RestReplays {
    private static final Set<String> FIELDS = Set.of("filter", "dry_run", "per_second", "reason");
    private static final Set<String> FILTER =
            Set.of("state", "account", "code", "reference_id", "file", "since", "until");
    private static final Set<String> STATES = Set.of("dead", "abandoned", "failed");

    private final Clients clients;
    private final BulkReplays replays;

    public RestReplays(Clients clients, BulkReplays replays) {
        this.clients = clients;
        this.replays = replays;
    }

    /** {@code POST /v1/deliveries/replay}: 200 with the plan of a dry run, which needs no reason; else 202. */
    public RestAnswer start(@Body DeedRequest request) {
        FieldReading reading = new FieldReading(request.fields(), FIELDS);
        boolean dry = reading.flag("dry_run");
        int perSecond = reading.number("per_second", 1, BulkReplays.MOST_PER_SECOND, BulkReplays.PER_SECOND);
        ReplayFilter filter = filter(reading.object("filter", FILTER));
        String given = dry ? reading.text("reason") : reading.required("reason");
        reading.throwIfAny();
        ReplayJobs.Plan plan = replays.plan(filter);
        if (dry) {
            return RestAnswer.json(200, shown(plan, perSecond));
        }
        if (plan.deliveries() > BulkReplays.MOST_OF_AN_OPERATOR
                && !request.client().mayAny(Roles.APPROVE)) {
            throw new Problem(
                    403,
                    "forbidden",
                    "More than " + BulkReplays.MOST_OF_AN_OPERATOR + " deliveries (here " + plan.deliveries()
                            + ") need the role approver or admin; narrow the filter or ask one");
        }
        Deed deed = replays.start(filter, perSecond, request.act(given == null ? "" : given));
        DeedProblems.require(deed);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id(deed));
        answer.put("plan", shown(plan, perSecond));
        return RestAnswer.json(202, answer);
    }

    private static String id(Deed deed) {
        String target = deed instanceof Deed.Repeated repeated ? repeated.target() : ((Deed.Done) deed).target();
        return target.substring(BulkReplays.TARGET.length());
    }

    /** Without a state the dead ones are meant. */
    private static ReplayFilter filter(FieldReading reading) {
        String state = reading.text("state");
        if (state != null && !STATES.contains(state)) {
            reading.violate("state", "enum", "must be dead, abandoned or failed");
        }
        return new ReplayFilter(
                state == null ? "dead" : state,
                reading.text("account"),
                reading.text("code"),
                reading.text("reference_id"),
                reading.text("file"),
                reading.time("since"),
                reading.time("until"));
    }

    private static Map<String, Object> shown(ReplayJobs.Plan plan, int perSecond) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("deliveries", plan.deliveries());
        shown.put("by_code", plan.byCode());
        shown.put("sample", plan.sample());
        shown.put("seconds", BulkReplays.seconds(plan, perSecond));
        return shown;
    }

    /** {@code GET /v1/replays}, the newest first. */
    public RestAnswer list(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("limit") @Nullable String limit,
            @Header("cursor") @Nullable String cursor) {
        clients.require(authorization, apiKey, Roles.VIEW);
        int most = Parameters.limit(limit);
        return RestAnswer.json(200, Parameters.page(() -> {
            Page<Job> page = replays.page(most, cursor);
            return new Page<>(page.items().stream().map(RestReplays::shown).toList(), page.nextCursor());
        }));
    }

    /** {@code POST /v1/replays/{id}/cancel}: what was replayed stays replayed. */
    public RestAnswer cancel(@Body DeedRequest request, @Header("id") String id) {
        FieldReading reading = new FieldReading(request.fields(), Set.of("reason"));
        String reason = reading.required("reason");
        reading.throwIfAny();
        DeedProblems.require(replays.cancel(id, request.act(reason)));
        return replays.find(id)
                .map(job -> RestAnswer.json(200, shown(job)))
                .orElseThrow(() -> new Problem(404, "not-found", "There is no such replay"));
    }

    private static ObjectNode shown(Job job) {
        ObjectNode node = ApiJson.mapper().valueToTree(job);
        try {
            node.set("filter", ApiJson.mapper().readTree(job.filter()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a filter of our own cannot be read", e);
        }
        return node;
    }
}
