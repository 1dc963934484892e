package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.app.RunningRelay;

/**
 * S22: what a caller is told of a fault is a code and what to do; never a trace, SQL, a path or somebody's key. What a
 * caller is told of our own faults, shows {@code RestFailureRouteTest}.
 */
@ExtendWith(Grounds.Shared.class)
class S22ProblemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INNER = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z]+\\.|\\.java:|\\bselect\\b.*\\bfrom\\b|sqlite|postgres|org\\.(apache|orderrelay)"
                    + "|com\\.fasterxml|/work|/root|/home|/tmp|target/grounds|key-of-|token-of-|shared-secret|app-secret|stack");
    private final Grounds grounds;

    S22ProblemsTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/orders/%00",
                "GET /v1/orders/'--",
                "GET /v1/orders/" + "%F0%9F%98%80",
                "GET /v1/orders/..%2F..%2Fetc%2Fpasswd",
                "GET /v1/deliveries/'",
                "GET /v1/deliveries?limit=-1",
                "GET /v1/deliveries?limit=99999999999999999999",
                "GET /v1/deliveries?cursor='",
                "GET /v1/deliveries?cursor=%00",
                "GET /v1/deliveries?cursor=AAAA",
                "GET /v1/deliveries?cursor=eyJhIjoxfQ",
                "GET /v1/deliveries?since=now",
                "GET /v1/deliveries?since=%2B999999999-01-01T00%3A00%3A00Z",
                "GET /v1/deliveries?state='%20OR%201=1",
                "GET /v1/deliveries?account=%00&code=%00&reference_id=%00",
                "GET /v1/files?cursor=x",
                "GET /v1/files/%25",
                "GET /v1/audit?cursor=-1",
                "GET /v1/audit?cursor=99999999999999999999",
                "GET /v1/replays?cursor=x&limit=0",
                "GET /v1/templates?cursor=%00",
                "GET /v1/nothing",
                "GET /",
                "GET /..%2f",
                "POST /v1/orders",
                "POST /v1/deliveries/none/replay",
                "POST /v1/deliveries/%00/resolve",
                "POST /v1/deliveries/replay",
                "POST /v1/accounts/none/hold",
                "POST /v1/accounts/..%2F/release",
                "POST /v1/templates",
                "POST /v1/replays/none/cancel",
                "POST /webhooks/meta/meta-in",
                "POST /webhooks/x/y/z",
                "GET /webhooks/meta/meta-in",
                "PUT /v1/orders",
                "DELETE /v1/deliveries",
                "TRACE /v1/orders",
                "OPTIONS /v1/orders"
            })
    void noFaultTellsOfTheInside(String call) throws Exception {
        for (String body :
                List.of("", "{", "{\"reason\":1,\"as\":[],\"filter\":{\"state\":\"'\"},\"payload\":\"x\"}", "[null]")) {
            String[] parts = call.split(" ", 2);
            HttpRequest.Builder request = grounds.relay
                    .request(parts[1])
                    .header("X-API-Key", RunningRelay.ADMIN)
                    .header("Content-Type", "application/json")
                    .method(parts[0], BodyPublishers.ofString(body));

            HttpResponse<String> answer = grounds.relay.send(request);

            assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
            assertThat(answer.body()).doesNotContainPattern(INNER);
            assertThat(answer.headers().map().toString()).doesNotContainPattern(INNER);
            if (answer.headers().firstValue("Content-Type").orElse("").contains("problem")) {
                JsonNode problem = JSON.readTree(answer.body());
                assertThat(problem.path("title").asText()).isNotBlank();
                assertThat(problem.path("detail").asText()).isNotBlank();
            }
        }
    }
}
