package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InfobipContractTest {
    private static final String OWN_ID = "01939c5e-7a00-7000-8000-000000000001";
    private static final String BUTTON = "/messages/0/content/templateData/buttons/0/action";

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

    private static String fresh(String sample) {
        return SandboxClient.sample("infobip/" + sample)
                .replace(OWN_ID, UUID.randomUUID().toString());
    }

    private static String endpoint(String sample) {
        return sample.startsWith("template") ? "template" : "interactive/" + sample;
    }

    @ParameterizedTest
    @CsvSource({
        "order-details, ''",
        "order-status, ''",
        "template-order-details, /messages/0",
        "template-order-status, /messages/0"
    })
    void acceptsWhatTheDocumentsShow(String sample, String at) {
        String payload = fresh(sample);

        HttpResponse<String> answer = client.infobip(endpoint(sample), payload);

        JsonNode sent = SandboxClient.tree(payload);
        JsonNode message = SandboxClient.tree(answer.body()).at(at);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(message.path("to").asText()).isEqualTo("919876543210");
        assertThat(message.path("messageCount").asInt()).isEqualTo(1);
        assertThat(message.path("messageId")).isEqualTo(sent.at(at + "/messageId"));
        assertThat(message.at("/status/groupId").asInt()).isEqualTo(1);
        assertThat(message.at("/status/id").asInt()).isEqualTo(7);
        assertThat(message.at("/status/name").asText()).isEqualTo("PENDING_ENROUTE");
        assertThat(message.at("/status/description").asText()).isEqualTo("Message sent to next instance");
        assertThat(SandboxClient.tree(answer.body()).has("bulkId")).isEqualTo(sample.startsWith("template"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "order-details; ''; from; ; from",
                "order-details; ''; to; \"+919876543210\"; to",
                "order-details; ''; messageId; 17; messageId",
                "order-details; ''; subject; \"x\"; subject",
                "order-details; ''; urlOptions; {\"shorten\":true}; urlOptions.shorten",
                "order-details; /content/body; text; \"\"; content.body.text",
                "order-details; /content/header; type; \"VIDEO\"; content.header.type",
                "order-details; /content/header; mediaUrl; \"shop.example.com\"; content.header.mediaUrl",
                "order-details; /content/footer; text; ; content.footer.text",
                "order-details; /content/action; paymentConfiguration; ; content.action.paymentConfiguration",
                "order-details; /content/action; orderCurrency; \"USD\"; content.action.orderCurrency",
                "order-details; /content/action; orderType; \"physical-goods\"; content.action.orderType",
                "order-details; /content/action; totalAmount; {\"value\":45791}; content.action",
                "order-details; /content/action; totalAmount; {\"value\":45790,\"offset\":100}; content.action.totalAmount.offset",
                "order-details; /content/action/payment; type; \"CASH\"; content.action.payment.type",
                "order-details; /content/action/payment; id; \"12345678901234567890123456\"; content.action.payment.id",
                "order-details; /content/action/payment; customerEmail; ; content.action.payment.customerEmail",
                "order-details; /content/action/payment; customerLastName; \"123456789012345678901\"; content.action.payment.customerLastName",
                "order-details; /content/action/payment; callbackData; [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]; content.action.payment.callbackData",
                "order-details; /content/action/order; items; []; content.action.order.items",
                "order-details; /content/action/order/items/0; retailerId; ; content.action.order.items[0].retailerId",
                "order-details; /content/action/order/items/0; importerName; ; content.action.order.items[0].importerName",
                "order-details; /content/action/order/items/0; saleAmount; {\"value\":24950}; content.action.order.items[0].saleAmount",
                "order-details; /content/action/order/items/0; amount; {\"value\":2147483648}; content.action.order.items[0].amount.value",
                "order-details; /content/action/order; discount; {\"value\":0}; content.action.order.discount.value",
                "order-details; /content/action/order/orderExpiration; expirationSeconds; 359; content.action.order.orderExpiration.expirationSeconds",
                "order-details; /content/action/order/orderExpiration; description; ; content.action.order.orderExpiration.description",
                "order-status; /content/action; status; \"shipped\"; content.action.status",
                "order-status; /content/action; description; 17; content.action.description",
                "order-status; /content/action/payment; type; \"BRAZIL_PAYMENTS\"; content.action.payment.type",
                "order-status; /content/action/payment; customerEmail; \"a@b.c\"; content.action.payment.customerEmail",
                "template-order-details; ''; bulk; true; bulk",
                "template-order-details; /messages/0/content; templateName; ; messages[0].content.templateName",
                "template-order-details; /messages/0/content; language; ; messages[0].content.language",
                "template-order-details; /messages/0/content/templateData; body; ; messages[0].content.templateData.body",
                "template-order-details; /messages/0/content/templateData; buttons; []; messages[0].content.templateData.buttons",
                "template-order-details; BUTTON/payment; type; \"UPI_PAYTM\"; messages[0].content.templateData.buttons[0].action.payment.type",
                "template-order-details; BUTTON; payment; {\"type\":\"UPI_INTENT\",\"id\":\"T\",\"format\":{\"type\":\"LINK\",\"paymentLink\":\"upi://pay\"}}; messages[0].content.templateData.buttons[0].action.paymentConfiguration",
                "template-order-status; /messages/0/content/templateData; orderStatus; ; messages[0].content.templateData.buttons",
                "template-order-status; /messages/0/content/templateData/orderStatus/orderStatuses/0; type; \"STATUS\"; messages[0].content.templateData.orderStatus.orderStatuses[0].type"
            })
    void refusesWhatBreaksARuleAndSaysWhere(String sample, String parent, String field, String value, String where) {
        long accepted = sandbox.stats().accepted();
        String payload = SandboxClient.changed(fresh(sample), parent.replace("BUTTON", BUTTON), field, value);

        HttpResponse<String> answer = client.infobip(endpoint(sample), payload);

        JsonNode exception = SandboxClient.tree(answer.body()).at("/requestError/serviceException");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(exception.path("messageId").asText()).isEqualTo("BAD_REQUEST");
        assertThat(exception.path("text").asText()).isEqualTo("Bad request");
        assertThat(exception.at("/validationErrors").fieldNames()).toIterable().contains(where);
        assertThat(sandbox.stats().accepted()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"PG_PAYU\",\"id\":\"T-1\"}; true",
                "{\"type\":\"UPI_LINK\",\"id\":\"T-1\",\"paymentLink\":\"https://pay.example.com/1\"}; true",
                "{\"type\":\"UPI_LINK\",\"id\":\"T-1\",\"paymentLink\":\"https://pay.example.com/1\"}; false",
                "{\"type\":\"UPI_INTENT\",\"id\":\"T-1\",\"format\":{\"type\":\"LINK\",\"paymentLink\":\"upi://pay\"}}; false",
                "{\"type\":\"BRAZIL_LINK\",\"id\":\"T-1\",\"paymentLink\":\"https://pay.example.com/1\"}; false",
                "{\"type\":\"BRAZIL_BOLETO\",\"id\":\"T-1\",\"code\":\"0339\"}; false",
                "{\"type\":\"BRAZIL_PIX_DC\",\"id\":\"T-1\",\"code\":\"c\",\"merchantName\":\"Tea\",\"keyType\":\"EVP\",\"key\":\"k\"}; false",
                "{\"type\":\"BRAZIL_PAYMENTS\",\"payments\":[{\"type\":\"BRAZIL_BOLETO\",\"id\":\"T-1\",\"code\":\"0339\"}]}; false"
            })
    void takesEveryTypeOfPaymentInATemplate(String payment, boolean configured) {
        String payload = SandboxClient.changed(fresh("template-order-details"), BUTTON, "payment", payment);
        String whole = configured ? payload : SandboxClient.changed(payload, BUTTON, "paymentConfiguration", null);

        assertThat(client.infobip("template", whole).statusCode()).isEqualTo(200);
        assertThat(sandbox.log().get(sandbox.log().size() - 1)).contains("\"reference_id\":\"T-1\"");
    }

    @ParameterizedTest
    @CsvSource({"'', 401", "App, 401", "App wrong-key, 401", "Digest x, 401"})
    void wantsACredential(String header, int status) {
        var request = client.request("/whatsapp/1/message/template")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(fresh("template-order-status")));
        HttpResponse<String> answer = client.send(header.isEmpty() ? request : request.header("Authorization", header));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"requestError\":{\"serviceException\":{\"messageId\":\"UNAUTHORIZED\","
                        + "\"text\":\"Unauthorized\"}}}");
    }

    @Test
    void recognisesItsCallersOwnIdEvenIfTheAnswerWasLost() {
        String payload = fresh("template-order-status");
        sandbox.script(SandboxClient.ASHA, "accept-and-502");

        client.infobip("template", payload);
        HttpResponse<String> again = client.infobip("template", payload);

        JsonNode status = SandboxClient.tree(again.body()).at("/messages/0/status");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(status.path("groupName").asText()).isEqualTo("REJECTED");
        assertThat(status.path("id").asInt()).isEqualTo(23);
        assertThat(status.path("name").asText()).isEqualTo("REJECTED_DUPLICATE_MESSAGE_ID");
    }

    @ParameterizedTest
    @CsvSource({
        "too-many-requests, 429, TOO_MANY_REQUESTS",
        "too-many-requests(3), 429, TOO_MANY_REQUESTS",
        "general-error, 500, GENERAL_ERROR",
        "forbidden, 403, FORBIDDEN",
        "e429, 429, E429",
        "e500, 500, E500",
        "rejected(12), 200, REJECTED_NOT_ENOUGH_CREDITS",
        "rejected(20), 200, REJECTED_FLOODING_FILTER"
    })
    void answersAsScripted(String script, int status, String word) {
        sandbox.script(SandboxClient.ASHA, script);
        long accepted = sandbox.stats().accepted();

        HttpResponse<String> answer = client.infobip("template", fresh("template-order-status"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains('"' + word + '"');
        assertThat(sandbox.stats().accepted()).isEqualTo(accepted);
    }

    @Test
    void takesOneMessageACall() {
        JsonNode document = SandboxClient.tree(fresh("template-order-status"));
        ((ArrayNode) document.path("messages")).add(document.at("/messages/0"));

        assertThat(client.infobip("template", document.toString()).statusCode()).isEqualTo(400);
    }
}
