package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplatesTest {
    private static final String META = "/v23.0/2077/message_templates";
    private static final String INFOBIP = "/whatsapp/2/senders/441134960000/templates";

    private Sandbox sandbox;
    private SandboxClient client;
    private Listener listener;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        sandbox.account("{\"references\":\"any\",\"moderation\":{\"after\":\"30ms\"}}");
        client = new SandboxClient(sandbox);
        listener = new Listener();
        sandbox.account(
                "{\"webhook\":{\"url\":\"" + listener.url() + "\",\"secret\":\"s\",\"events\":{\"failed\":1}}}");
    }

    @AfterEach
    void stop() {
        sandbox.close();
        listener.close();
    }

    private JsonNode next(int count) {
        await().until(() -> listener.calls().size() >= count);
        return listener.calls().get(count - 1).json();
    }

    private void moderate(String provider, String status, String more) {
        HttpResponse<String> answer = client.put(
                "/sandbox/template",
                "{\"provider\":\"" + provider + "\",\"name\":\"tea_news\",\"language\":\"en_US\",\"status\":\"" + status
                        + "\"" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"template-order-status", "template-order-details"})
    void metaCreatesAndApproves(String sample) {
        JsonNode created = SandboxClient.tree(
                client.meta(META, SandboxClient.sample("meta/" + sample)).body());

        assertThat(created.path("id").asText()).matches("[0-9]+");
        assertThat(created.path("status").asText()).isEqualTo("PENDING");
        assertThat(created.path("category").asText()).isEqualTo("UTILITY");
        JsonNode change = next(1).at("/entry/0/changes/0");
        assertThat(change.path("field").asText()).isEqualTo("message_template_status_update");
        assertThat(change.at("/value/event").asText()).isEqualTo("APPROVED");
        assertThat(change.at("/value/message_template_id").asText())
                .isEqualTo(created.path("id").asText());
        JsonNode listed =
                SandboxClient.tree(client.get(META, "Bearer k").body()).at("/data/0");
        assertThat(listed.path("status").asText()).isEqualTo("APPROVED");
        assertThat(listed.at("/components/0/type").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name; \"Tea News\"",
                "name; ",
                "language; \"english\"",
                "category; \"ORDERS\"",
                "sub_category; \"TEA\"",
                "components; []",
                "components; [{\"type\":\"FOOTER\",\"text\":\"x\"}]",
                "components; [{\"type\":\"BODY\"}]",
                "components; [{\"type\":\"BODY\",\"text\":\"x\"},{\"type\":\"FOOTER\",\"text\":\"1234567890123456789012345678901234567890123456789012345678901\"}]",
                "colour; \"red\""
            })
    void metaRefusesATemplateAndSaysWhy(String field, String value) {
        String draft = SandboxClient.sample("meta/template-order-status");

        HttpResponse<String> answer = client.meta(META, SandboxClient.changed(draft, "", field, value));

        JsonNode error = SandboxClient.tree(answer.body()).path("error");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error.path("code").asInt()).isEqualTo(100);
        assertThat(error.path("error_user_msg").asText()).contains(field);
        assertThat(error.has("error_data")).isFalse();
    }

    @Test
    void metaTakesANameOncePerLanguage() {
        String draft = SandboxClient.sample("meta/template-order-status");
        client.meta(META, draft);

        assertThat(client.meta(META, draft).body()).contains("already exists");
        assertThat(client.meta(META, draft.replace("en_US", "hi")).statusCode()).isEqualTo(200);
    }

    @Test
    void metaListsByPages() {
        String draft = SandboxClient.sample("meta/template-order-status");
        for (String language : List.of("en", "hi", "ta", "te", "mr")) {
            client.meta(META, draft.replace("en_US", language));
        }

        JsonNode first =
                SandboxClient.tree(client.get(META + "?limit=3", "Bearer k").body());
        String after = first.at("/paging/cursors/after").asText();
        JsonNode second = SandboxClient.tree(
                client.get(META + "?limit=3&after=" + after, "Bearer k").body());

        assertThat(first.path("data")).hasSize(3);
        assertThat(first.at("/paging/next").asText()).startsWith(sandbox.baseUrl() + META);
        assertThat(second.path("data")).hasSize(2);
        assertThat(second.at("/paging").has("next")).isFalse();
    }

    @Test
    void metaRejectsIfToldTo() {
        sandbox.account("{\"moderation\":{\"as\":\"REJECTED\",\"reason\":\"INVALID_FORMAT\"}}");
        client.meta(META, SandboxClient.sample("meta/template-order-status"));

        JsonNode value = next(1).at("/entry/0/changes/0/value");

        assertThat(value.path("event").asText()).isEqualTo("REJECTED");
        assertThat(value.path("reason").asText()).isEqualTo("INVALID_FORMAT");
        assertThat(client.meta(SandboxClient.sample("meta/shipped")).body()).contains("132001");
    }

    @Test
    void metaPausesTwiceAndThenDisables() {
        moderate("meta", "PAUSED", "");
        JsonNode first = next(1).at("/entry/0/changes/0/value");
        assertThat(first.path("event").asText()).isEqualTo("PAUSED");
        assertThat(first.at("/other_info/title").asText()).isEqualTo("FIRST_PAUSE");
        assertThat(client.meta(SandboxClient.sample("meta/shipped")).body()).contains("132015");
        assertThat(client.meta(SandboxClient.sample("meta/invoice")).statusCode())
                .isEqualTo(200);

        moderate("meta", "PAUSED", "");
        moderate("meta", "PAUSED", "");

        assertThat(next(3).at("/entry/0/changes/0/value/event").asText()).isEqualTo("DISABLED");
        assertThat(client.meta(SandboxClient.sample("meta/shipped")).body()).contains("132016");
    }

    @Test
    void metaUnpausesOnRequestAndTellsSo() {
        moderate("meta", "PAUSED", "");
        String id = SandboxClient.tree(client.get(META, "Bearer k").body())
                .at("/data/0/id")
                .asText();

        HttpResponse<String> answer = client.meta("/v23.0/" + id + "/unpause", "{}");

        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(next(2).at("/entry/0/changes/0/value/event").asText()).isEqualTo("APPROVED");
        assertThat(next(2).at("/entry/0/changes/0/value/other_info/title").asText())
                .isEqualTo("UNPAUSE");
        assertThat(client.meta("/v23.0/" + id + "/unpause", "{}").statusCode()).isEqualTo(400);
        assertThat(client.meta("/v23.0/4711/unpause", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void aPauseMayEndByItself() {
        moderate("meta", "PAUSED", ",\"for\":\"200ms\"");

        assertThat(client.meta(SandboxClient.sample("meta/shipped")).statusCode())
                .isEqualTo(400);
        await().until(() -> client.meta(SandboxClient.sample("meta/shipped")).statusCode() == 200);
    }

    @Test
    void wantsKnownTemplatesOnlyIfTold() {
        assertThat(client.meta(SandboxClient.sample("meta/shipped")).statusCode())
                .isEqualTo(200);
        sandbox.account("{\"account\":\"meta\",\"templates\":\"known\"}");

        HttpResponse<String> answer = client.meta(SandboxClient.sample("meta/shipped"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("132001");
    }

    @Test
    void kaleyraTellsOfAPausedTemplateByCallback() {
        moderate("kaleyra", "PAUSED", "");
        assertThat(next(1).path("event").asText()).isEqualTo("PAUSED");
        assertThat(next(1).path("message_template_name").asText()).isEqualTo("tea_news");
        client.post(SandboxClient.payload("invoice"));

        HttpResponse<String> answer = client.post(SandboxClient.changed(
                SandboxClient.payload("shipped"), "/messaging_object/template", "name", "\"tea_news\""));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(next(2).at("/meta_object/value/statuses/0/errors/0/code").asInt())
                .isEqualTo(132015);
    }

    @Test
    void infobipCreatesListsAndApproves() {
        HttpResponse<String> answer = client.infobipAt(INFOBIP, SandboxClient.sample("infobip/template"));

        JsonNode created = SandboxClient.tree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(created.path("status").asText()).isEqualTo("PENDING");
        assertThat(created.at("/structure/body/text").asText()).contains("{{1}}");
        JsonNode news = next(1);
        assertThat(news.path("messageTemplateId").asText())
                .isEqualTo(created.path("id").asText());
        assertThat(news.at("/change/type").asText()).isEqualTo("TEMPLATE_STATUS_UPDATE");
        assertThat(news.at("/change/newStatus").asText()).isEqualTo("APPROVED");
        assertThat(SandboxClient.tree(client.get(INFOBIP, "App k").body())
                        .at("/templates/0/status")
                        .asText())
                .isEqualTo("APPROVED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; name; \"Tea\"; name",
                "''; category; ; category",
                "''; structure; ; structure",
                "''; sub_category; \"ORDER_STATUS\"; sub_category",
                "/structure; body; {}; structure.body.text",
                "/structure; buttons; [{\"type\":\"ORDER_DETAILS\"}]; structure.buttons[0].variant"
            })
    void infobipRefusesATemplateAndSaysWhere(String parent, String field, String value, String where) {
        String draft = SandboxClient.changed(SandboxClient.sample("infobip/template"), parent, field, value);

        HttpResponse<String> answer = client.infobipAt(INFOBIP, draft);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(SandboxClient.tree(answer.body())
                        .at("/requestError/serviceException/validationErrors")
                        .fieldNames())
                .toIterable()
                .contains(where);
    }

    @Test
    void infobipCountsPausesAndReportsTheMessage() {
        moderate("infobip", "PAUSED", "");

        assertThat(next(1).at("/change/newStatus").asText()).isEqualTo("FIRST_PAUSED");
        client.infobip("template", SandboxClient.sample("infobip/template-order-status"));
        assertThat(next(2).at("/results/0/error/name").asText()).isEqualTo("EC_TEMPLATE_NOT_AVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"provider\":\"meta\",\"name\":\"a\",\"language\":\"en\",\"status\":\"TIRED\"}",
                "{\"provider\":\"twilio\",\"name\":\"a\",\"language\":\"en\",\"status\":\"PAUSED\"}",
                "{\"name\":\"a\",\"status\":\"PAUSED\"}"
            })
    void refusesFormsItDoesNotUnderstand(String form) {
        assertThat(client.put("/sandbox/template", form).statusCode()).isEqualTo(400);
    }
}
