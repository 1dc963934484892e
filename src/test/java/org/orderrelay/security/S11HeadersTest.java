package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.TextMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.pipeline.TeaOrders;

/**
 * S11, CVE-2025-27636 and its kin, CVE-2026-40453: no name a message brings steers a route or goes on to a provider. What
 * the provider got is compared with what it gets of a plain order.
 */
@ExtendWith(Grounds.Shared.class)
class S11HeadersTest {
    /** Where a steered call would go; nobody listens there. */
    private static final String ELSEWHERE = "http://127.0.0.1:9/elsewhere";

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Grounds grounds;

    S11HeadersTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @Test
    void thereAreSixtyNames() {
        assertThat(SteeringNames.NAMES).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
    }

    /** Exactly one call, to the usual place, with the usual payload. */
    private void wentThePlainWay(String reference) throws Exception {
        grounds.reaches(reference, "accepted");
        assertThat(grounds.sandbox.history(reference)).hasSize(1);
        JsonNode call = JSON.readTree(grounds.sandbox.accepted(reference).get(0));
        assertThat(call.path("path").asText()).isEqualTo("/v2/HXAP16XXXXXX97IN/whatsapp/%2B911234567890/messages");
        assertThat(call.path("payload").asText().toLowerCase(Locale.ROOT)).doesNotContain("camel", "elsewhere");
        assertThat(grounds.delivery(reference).path("attempts_made")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noPropertyOfAMessageSteers(int casing) throws Exception {
        String reference = "S11-JMS-" + casing;
        grounds.send(session -> {
            TextMessage message = session.createTextMessage(TeaOrders.pending(reference));
            for (String name : SteeringNames.inCasing(casing)) {
                if (!name.toUpperCase(Locale.ROOT).startsWith("JMS")) {
                    message.setStringProperty(name, ELSEWHERE);
                }
            }
            message.setStringProperty("JMS_AMQP_ContentType", "application/x-java-serialized-object");
            message.setJMSType(ELSEWHERE);
            message.setJMSCorrelationID("CamelHttpUri=" + ELSEWHERE);
            return message;
        });

        wentThePlainWay(reference);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noHeaderOfARequestSteers(int casing) throws Exception {
        String reference = "S11-HEADER-" + casing;
        HttpRequest.Builder request = order("/v1/orders", reference);
        SteeringNames.inCasing(casing).forEach(name -> request.header(name, ELSEWHERE));

        HttpResponse<String> answer = grounds.relay.send(request);

        assertThat(answer.statusCode()).isEqualTo(202);
        echoesNothing(answer);
        wentThePlainWay(reference);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noParameterOfAQuerySteers(int casing) throws Exception {
        String reference = "S11-QUERY-" + casing;
        String query = SteeringNames.inCasing(casing).stream()
                .map(name -> name + "=elsewhere")
                .collect(Collectors.joining("&"));

        HttpResponse<String> answer = grounds.relay.send(order("/v1/orders?" + query, reference));

        assertThat(answer.statusCode()).isEqualTo(202);
        echoesNothing(answer);
        wentThePlainWay(reference);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noHeaderOfAWebhookSteers(int casing) throws Exception {
        String body = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
        String signature = Signing.sha256(body.getBytes(StandardCharsets.UTF_8), Grounds.APP_SECRET);
        HttpRequest.Builder request = grounds.relay
                .request("/webhooks/meta/meta-in")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofString(body));
        SteeringNames.inCasing(casing).forEach(name -> request.header(name, ELSEWHERE));

        HttpResponse<String> answer = grounds.relay.send(request);

        assertThat(answer.statusCode()).isEqualTo(200);
        echoesNothing(answer);
        grounds.webhooksAreApplied();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noColumnAndNoNameOfAFileSteers(int casing) throws Exception {
        List<String> names = SteeringNames.inCasing(casing);
        grounds.drop(
                "s11-" + casing + ".csv",
                "reference_id,status,customer.phone," + String.join(",", names) + "\nS11-FILE-" + casing
                        + ",shipped,+919876500041" + ("," + ELSEWHERE).repeat(names.size()) + "\n");

        // unknown columns: the file is refused whole, and lies where every refused file lies
        await().until(() -> grounds.in("rejected").contains("s11-" + casing + ".csv.reason.txt"));
        assertThat(grounds.sandbox.history("S11-FILE-" + casing)).isEmpty();
    }

    private HttpRequest.Builder order(String path, String reference) {
        return grounds.relay
                .request(path)
                .header("X-API-Key", RunningRelay.INGEST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(TeaOrders.pending(reference)));
    }

    private static void echoesNothing(HttpResponse<String> answer) {
        assertThat(answer.headers().map().keySet())
                .isSubsetOf(List.of(
                        ":status", "cache-control", "content-length", "content-type", "x-content-type-options"));
    }
}
