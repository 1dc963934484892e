package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetaContractTest {
    private static final String DETAILS = "/template/components/1/parameters/0/action/order_details";
    private static final String GATEWAY = "/template/components/0/parameters/0/action/order_details";
    private static final String STATUS = "/template/components/0/parameters/0/order_status";

    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        sandbox.account("{\"references\":\"any\"}");
        client = new SandboxClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice", "invoice-gateway", "shipped"})
    void acceptsWhatTheDocumentsShow(String sample) {
        HttpResponse<String> answer = client.meta(SandboxClient.sample("meta/" + sample));

        JsonNode body = SandboxClient.tree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.path("messaging_product").asText()).isEqualTo("whatsapp");
        assertThat(body.at("/contacts/0/input").asText()).isEqualTo("+919876543210");
        assertThat(body.at("/contacts/0/wa_id").asText()).isEqualTo("919876543210");
        assertThat(body.at("/messages/0/id").asText()).startsWith("wamid.");
        assertThat(body.at("/messages/0/message_status").asText()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "invoice; ''; messaging_product; \"sms\"; 131009",
                "invoice; ''; messaging_product; ; 131008",
                "invoice; ''; recipient_type; \"group\"; 131009",
                "invoice; ''; to; \"919876543210\"; 131009",
                "invoice; ''; to; ; 131008",
                "invoice; ''; type; \"text\"; 131051",
                "invoice; ''; text; {}; 100",
                "invoice; ''; extra_info; {}; 100",
                "invoice; /template; name; ; 131008",
                "invoice; /template; namespace; \"x\"; 100",
                "invoice; /template/language; policy; \"fallback\"; 131009",
                "invoice; /template/language; code; \"english\"; 131009",
                "invoice; /template; components; []; 131009",
                "invoice; /template/components/1; index; \"0\"; 131009",
                "invoice; /template/components/1; sub_type; \"url\"; 131009",
                "invoice; DETAILS; reference_id; \"TEA 1001\"; 131009",
                "invoice; DETAILS; reference_id; \"123456789012345678901234567890123456\"; 131009",
                "invoice; DETAILS; type; \"digital_goods\"; 131009",
                "invoice; DETAILS; currency; \"USD\"; 131009",
                "invoice; DETAILS; payment_configuration; ; 131008",
                "invoice; DETAILS; payment_type; \"card\"; 131009",
                "invoice; DETAILS; total_amount; {\"offset\":100,\"value\":45791}; 131009",
                "invoice; DETAILS; total_amount; {\"offset\":1,\"value\":45790}; 131009",
                "invoice; DETAILS; colour; \"red\"; 100",
                "invoice; DETAILS/order; status; \"processing\"; 131009",
                "invoice; DETAILS/order; tax; ; 131008",
                "invoice; DETAILS/order; subtotal; {\"offset\":100,\"value\":1}; 131009",
                "invoice; DETAILS/order; items; []; 131009",
                "invoice; DETAILS/order/items/0; quantity; 1.5; 131009",
                "invoice; DETAILS/order/items/0; name; \"1234567890123456789012345678901234567890123456789012345678901\"; 131009",
                "invoice; DETAILS/order/items/0; sale_amount; {\"offset\":100,\"value\":24950}; 131009",
                "invoice; DETAILS/order/items/0; image; {\"link\":\"https://shop.example.com/tea.jpg\"}; 131009",
                "invoice-gateway; GATEWAY/order/expiration; timestamp; 4070908800; 131009",
                "invoice-gateway; GATEWAY/order/expiration; timestamp; \"1000000000\"; 131009",
                "invoice-gateway; GATEWAY/order/items/0; country_of_origin; ; 131008",
                "invoice-gateway; GATEWAY/payment_settings/0; type; \"cash\"; 131009",
                "invoice-gateway; GATEWAY/payment_settings/0/payment_gateway; type; \"stripe\"; 131009",
                "invoice-gateway; GATEWAY/payment_settings/0/payment_gateway; configuration_name; ; 131008",
                "invoice-gateway; GATEWAY/payment_settings/0/payment_gateway/razorpay; udf1; \"x\"; 100",
                "invoice-gateway; GATEWAY/beneficiaries/0; country; \"IN\"; 131009",
                "invoice-gateway; GATEWAY/beneficiaries/0; postal_code; \"41100\"; 131009",
                "shipped; STATUS/order; status; \"pending\"; 131009",
                "shipped; STATUS/order; status; \"partially-shipped\"; 131009",
                "shipped; STATUS; reference_id; ; 131008",
                "shipped; STATUS; note; \"x\"; 100"
            })
    void refusesWhatBreaksARuleAndSaysWhich(String sample, String parent, String field, String value, int code) {
        String path =
                parent.replace("DETAILS", DETAILS).replace("GATEWAY", GATEWAY).replace("STATUS", STATUS);
        long accepted = sandbox.stats().accepted();

        HttpResponse<String> answer =
                client.meta(SandboxClient.changed(SandboxClient.sample("meta/" + sample), path, field, value));

        JsonNode error = SandboxClient.tree(answer.body()).path("error");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error.path("code").asInt()).as(answer.body()).isEqualTo(code);
        assertThat(error.path("message").asText()).startsWith("(#" + code + ") ");
        assertThat(error.path("type").asText()).isEqualTo("OAuthException");
        assertThat(error.at("/error_data/messaging_product").asText()).isEqualTo("whatsapp");
        assertThat(error.at("/error_data/details").asText()).isNotEmpty();
        assertThat(sandbox.stats().accepted()).isEqualTo(accepted);
    }

    @Test
    void takesNoGatewayOrderWithoutImporterUnlessThereIsACatalogue() {
        String bare = SandboxClient.changed(
                SandboxClient.sample("meta/invoice-gateway"), GATEWAY + "/order/items/0", "importer_name", null);

        assertThat(client.meta(bare).statusCode()).isEqualTo(400);
        assertThat(client.meta(SandboxClient.changed(bare, GATEWAY + "/order", "catalog_id", "\"4711\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 401, 104",
        "Bearer, 401, 104",
        "Basic a2V5, 401, 104",
        "Bearer wrong-key, 401, 190",
    })
    void wantsAToken(String header, int status, int code) {
        var request = client.request("/v23.0/1055/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(SandboxClient.sample("meta/shipped")));
        HttpResponse<String> answer = client.send(header.isEmpty() ? request : request.header("Authorization", header));

        JsonNode error = SandboxClient.tree(answer.body()).path("error");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.has("error_data")).isFalse();
    }

    @Test
    void knowsNoNumberThatIsNone() {
        JsonNode error = SandboxClient.tree(client.meta("/v23.0/shop/messages", SandboxClient.sample("meta/shipped"))
                        .body())
                .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(100);
        assertThat(error.path("error_subcode").asInt()).isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource({
        "130429, 400",
        "131056, 400",
        "131042, 400",
        "132001, 404",
        "131016, 500",
        "3, 500",
        "190, 401",
        "2, 503",
        "368, 403",
        "131045, 500"
    })
    void answersByCodeWithItsDocumentedStatus(String code, int status) {
        sandbox.script(SandboxClient.ASHA, code);

        HttpResponse<String> answer = client.meta(SandboxClient.sample("meta/shipped"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(SandboxClient.tree(answer.body()).at("/error/code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"held, held_for_quality_assessment", "paused, paused"})
    void acceptsButHolds(String script, String status) {
        sandbox.script(SandboxClient.ASHA, script);

        assertThat(client.meta(SandboxClient.sample("meta/shipped")).body())
                .contains("\"message_status\":\"" + status + '"');
    }

    @Test
    void saysWhenToComeBackOnlyIfScripted() {
        sandbox.script(SandboxClient.ASHA, "130429(7)", "130429");

        assertThat(client.meta(SandboxClient.sample("meta/shipped")).headers().firstValue("Retry-After"))
                .hasValue("7");
        assertThat(client.meta(SandboxClient.sample("meta/shipped")).headers().firstValue("Retry-After"))
                .isEmpty();
    }

    @Test
    void logsWhatTheRelaySent() {
        sandbox.clear();
        client.meta(SandboxClient.sample("meta/shipped"));

        JsonNode line = SandboxClient.tree(sandbox.log().get(0));
        assertThat(line.path("account").asText()).isEqualTo("meta/1055");
        assertThat(line.path("delivery_id").asText()).isEqualTo("01939c5e-7a00-7000-8000-000000000001");
        assertThat(line.path("reference_id").asText()).isEqualTo("TEA-1001");
        assertThat(line.path("status").asText()).isEqualTo("shipped");
        assertThat(line.path("message_id").asText()).startsWith("wamid.");
    }
}
