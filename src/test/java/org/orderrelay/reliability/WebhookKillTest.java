package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.pipeline.StubProvider;
import org.orderrelay.pipeline.TeaOrders;

/** {@code kill -9} between storing a webhook and applying it: a run without the applying route stands at that point. */
final class WebhookKillTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path work;

    @Test
    void whatWasAnsweredIsAppliedByTheNextRun() throws Exception {
        try (StubProvider provider = new StubProvider()) {
            provider.answers("POST", 200, "{\"messages\":[{\"id\":\"wamid.a\"}]}");
            RelayProcess relay = new RelayProcess(work, provider.url().toString())
                    .withRoutes(withoutApplying())
                    .start();
            try {
                await().until(() -> relay.get(relay.httpUrl() + "/v1/files").startsWith("{"));
                String id = JSON.readTree(relay.post("/v1/orders", ofMeta(TeaOrders.pending("KILL-1"))))
                        .at("/accepted/0/delivery_ids/0")
                        .asText();
                await().until(() -> delivery(relay, id).path("state").asText().equals("accepted"));
                String body = delivered(id);
                String signature = Signing.sha256(body.getBytes(StandardCharsets.UTF_8), "secret-of-the-test");
                assertThat(relay.post("/webhooks/meta/meta", body, "X-Hub-Signature-256", signature))
                        .as("200 has no body")
                        .isEmpty();
                assertThat(delivery(relay, id).path("receipt").isNull()).isTrue();

                relay.kill();
                relay.withRoutes(Path.of("routes")).start();

                await().atMost(Duration.ofSeconds(20))
                        .ignoreExceptionsInstanceOf(JsonProcessingException.class) // its REST edge is not up yet
                        .until(() ->
                                delivery(relay, id).path("receipt").asText().equals("delivered"));
            } finally {
                relay.kill();
            }
        }
    }

    private static String ofMeta(String order) {
        return order.replaceFirst("\\{", "{\"account\": \"meta\", ");
    }

    private Path withoutApplying() throws IOException {
        Path routes = Files.createDirectory(work.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(each -> !each.endsWith("76-apply-webhooks.yaml"))
                    .toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        return routes;
    }

    private static JsonNode delivery(RelayProcess relay, String id) throws IOException {
        return JSON.readTree(relay.get(relay.httpUrl() + "/v1/deliveries/" + id));
    }

    private static String delivered(String id) {
        return """
                {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"statuses":[
                {"id":"wamid.a","status":"delivered","timestamp":"1763715600","biz_opaque_callback_data":"%s"}]}}]}]}""".formatted(id);
    }
}
