package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KaleyraContractTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DETAILS = "/messaging_object/template/components/1/parameters/0/action/order_details";
    private static final String STATUS = "/messaging_object/template/components/0/parameters/0/order_status";

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
    @CsvSource(
            delimiter = ';',
            value = {
                "invoice; /messaging_object; messaging_product; \"sms\"",
                "invoice; /messaging_object; recipient_type; \"group\"",
                "invoice; /messaging_object; to; \"919876543210\"",
                "invoice; /messaging_object; to; ",
                "invoice; /messaging_object; type; \"text\"",
                "invoice; /messaging_object/template; name; \"\"",
                "invoice; /messaging_object/template/language; policy; ",
                "invoice; /messaging_object/template/language; code; \"english\"",
                "invoice; /messaging_object/template; components; []",
                "invoice; /messaging_object/template; components; ",
                "invoice; /messaging_object/template/components/0; type; \"body\"",
                "invoice; /messaging_object/template/components/0/parameters/0; type; \"header\"",
                "invoice; /messaging_object/template/components/0/parameters/0/image; link; \"http://shop_order_image.jpg\"",
                "invoice; /messaging_object/template/components/1; sub_type; \"url\"",
                "invoice; /messaging_object/template/components/1; index; \"0\"",
                "invoice; /messaging_object/template/components/1; index; 1",
                "invoice; /messaging_object/template/components/1; parameters; {}",
                "invoice; DETAILS; currency; \"BRL\"",
                "invoice; DETAILS; payment_configuration; ",
                "invoice; DETAILS; payment_type; \"payu\"",
                "invoice; DETAILS; reference_id; \"395XXXXX \"",
                "invoice; DETAILS; reference_id; \"123456789012345678901234567890123456\"",
                "invoice; DETAILS; type; \"digital_goods\"",
                "invoice; DETAILS; total_amount; {\"offset\":100,\"value\":58891}",
                "invoice; DETAILS; total_amount; {\"value\":58890}",
                "invoice; DETAILS; total_amount; {\"offset\":100,\"value\":\"58890\"}",
                "invoice; DETAILS; total_amount; {\"offset\":100,\"value\":588.90}",
                "invoice; DETAILS; total_amount; {\"offset\":10,\"value\":58890}",
                "invoice; DETAILS/order; status; \"Pending\"",
                "invoice; DETAILS/order; type; \"slow_pay\"",
                "invoice; DETAILS/order; subtotal; {\"offset\":100,\"value\":49899}",
                "invoice; DETAILS/order; discount; {\"offset\":100,\"value\":2500}",
                "invoice; DETAILS/order; tax; ",
                "invoice; DETAILS/order; items; []",
                "invoice; DETAILS/order/items/0; name; ",
                "invoice; DETAILS/order/items/0; quantity; 0",
                "invoice; DETAILS/order/items/0; quantity; 2.5",
                "invoice; DETAILS/order/items/0; retailer_id; ",
                "invoice; DETAILS/order/items/0; country_of_origin; ",
                "invoice; DETAILS/order/items/0; importer_name; ",
                "invoice; DETAILS/order/items/0; importer_address; ",
                "invoice; DETAILS/order/items/0/importer_address; postal_code; ",
                "invoice; DETAILS/order/items/0; sale_amount; {\"offset\":100,\"value\":24950}",
                "invoice-that-expires; DETAILS/order/expiration; timestamp; 1795338000",
                "shipped; STATUS/order; status; \"pending\"",
                "shipped; STATUS/order; status; \"partially-shipped\"",
                "shipped; STATUS/order; status; ",
                "shipped; STATUS; reference_id; \"\"",
                "shipped; STATUS/order; description; \"\"",
                "shipped; /messaging_object/template/components/0/parameters/0; type; \"text\"",
                "shipped; /extra_info; ref; 17"
            })
    void refusesWhatBreaksARuleAndSaysWhich(String payload, String parent, String field, String value)
            throws JsonProcessingException {
        JsonNode tree = MAPPER.readTree(SandboxClient.payload(payload));
        ObjectNode changed =
                (ObjectNode) tree.at(parent.replace("DETAILS", DETAILS).replace("STATUS", STATUS));
        if (value == null) {
            changed.remove(field);
        } else {
            changed.set(field, MAPPER.readTree(value));
        }
        long accepted = sandbox.stats().accepted();

        HttpResponse<String> answer = client.post(tree.toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MAPPER.readTree(answer.body()).path("code").asText()).isEqualTo("WA400");
        assertThat(MAPPER.readTree(answer.body()).at("/error/payload").asText())
                .startsWith("Incorrect payload format: ");
        assertThat(sandbox.stats().accepted()).isEqualTo(accepted);
    }

    @Test
    void refusesADescriptionOf121Characters() {
        String status = SandboxClient.payload("completed");

        assertThat(client.post(status.replace("Enjoy.", "x".repeat(120))).statusCode())
                .isEqualTo(202);
        assertThat(client.post(status.replace("Enjoy.", "x".repeat(121))).body())
                .contains("description");
    }

    @ParameterizedTest
    @CsvSource({"''", "{", "[]", "null", "'{} {}'", "17"})
    void refusesWhatIsNoPayload(String body) {
        assertThat(client.post(body).body()).contains("\"code\":\"WA400\"");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-key, application/json, %2B911234567890, 401, RBC001",
        "' ', application/json, %2B911234567890, 401, RBC001",
        "k, application/json, %20911234567890, 401, WA401",
        "k, application/json, shop, 401, WA401",
        "k, text/plain, +911234567890, 400, WA400",
        "k, application/json; charset=utf-8, +911234567890, 202, WA202",
        "k, application/json, 911234567890, 202, WA202"
    })
    void looksAtKeySenderAndType(String key, String type, String sender, int status, String code) {
        HttpRequest.Builder request = client.request("/v2/HX1/whatsapp/" + sender + "/messages")
                .header("api-key", key)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(SandboxClient.payload("invoice")));

        HttpResponse<String> answer = client.send(request);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + '"');
    }

    @Test
    void wantsAKey() {
        HttpRequest.Builder request =
                client.request("/v2/HX1/whatsapp/911234567890/messages").POST(BodyPublishers.ofString("{}"));

        assertThat(client.send(request).body()).contains("RBC001").contains("\"data\":[]");
    }

    @Test
    void keepsTheScriptForCallsThatKeepTheRules() {
        sandbox.script(SandboxClient.RAVI, "e110");

        assertThat(client.post("{}").body()).contains("WA400");
        assertThat(client.invoiceTo(SandboxClient.RAVI).body()).contains("E110");
    }
}
