package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Accounts;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.delivery.Receipt.TemplateNews;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.ledger.TemplateView;
import org.orderrelay.pipeline.outbox.CallClient;
import org.orderrelay.pipeline.question.Asking;
import org.orderrelay.pipeline.question.QuestionRequest;
import org.orderrelay.pipeline.rest.Client;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.pipeline.rest.EdgeHeaders;
import org.orderrelay.pipeline.rest.Problems;
import org.orderrelay.pipeline.rest.RestAnswerWriter;
import org.orderrelay.pipeline.rest.RestQueries;
import org.orderrelay.pipeline.rest.RestTemplates;
import org.orderrelay.provider.Providers;

/** Templates over REST, from the caller to a provider's server and back. */
@OfRoutes({"63-ask-provider", "95-list-templates", "96-create-templates"})
class TemplateRestRouteTest extends RoutesOnTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DRAFT = "{\"account\":\"shop\",\"notification\":\"order_status\",\"name\":\"tea_news\","
            + "\"language\":\"en_US\",\"body\":\"Your tea is on its way\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final StubProvider provider = new StubProvider();
    private WebServer server;

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    protected List<String> files() {
        return List.of(TemplateRestRouteTest.class.getAnnotation(OfRoutes.class).value());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        server = WebServer.addTo(context);
        return context;
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        Accounts accounts =
                new Accounts(List.of(TeaProvider.account("shop", provider.url(), Map.of(), Map.of()), account));
        Providers providers = new Providers(
                List.of(new TeaProvider(null, new TeaTemplates()), new TeaProvider("kaleyra", null, null)));
        Clients clients = new Clients(List.of(
                new Client("boss", Set.of("admin"), Clients.hash("boss")),
                new Client("ops", Set.of("viewer", "operator"), Clients.hash("ops")),
                new Client("erp", Set.of("ingest"), Clients.hash("erp"))));
        registry.bind("restTemplates", new RestTemplates(clients, accounts, providers, ledger, Clock.systemUTC()));
        registry.bind("restQueries", new RestQueries(clients, ledger.view()));
        registry.bind("restHeaders", EdgeHeaders.rest());
        registry.bind("problems", new Problems());
        registry.bind("answerWriter", new RestAnswerWriter());
        registry.bind("asking", new Asking(CallClient.QUESTION_BYTES));
        CallClient client = new CallClient(4, Duration.ofSeconds(5), Duration.ofSeconds(5));
        registry.bind("questionClient", client.forQuestions());
        registry.bind("questionRequest", new QuestionRequest());
        registry.bind("providerHeaders", EdgeHeaders.provider());
    }

    private HttpResponse<String> create(String draft, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.url("/v1/templates")))
                        .header("X-API-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(draft))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> list(String query, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.url("/v1/templates" + query)))
                        .header("X-API-Key", key)
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode isProblem(HttpResponse<String> answer, int status, String title) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("detail").asText()).isNotBlank();
        return problem;
    }

    @Test
    void aTemplateIsCreatedAtTheProviderAndStandsInTheRegistry() throws Exception {
        provider.answers("POST", 200, "T-1");

        HttpResponse<String> answer = create(DRAFT, "boss");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(answer.body()))
                .isEqualTo(JSON.readTree("{\"account\":\"shop\",\"name\":\"tea_news\",\"language\":\"en_US\","
                        + "\"status\":\"pending\",\"id\":\"T-1\"}"));
        assertThat(provider.bodies("POST")).containsExactly("order_status|tea_news|en_US|Your tea is on its way");
        assertThat(provider.header("POST", "Authorization")).isEqualTo("Bearer key");
        assertThat(ledger.inbox.applied)
                .singleElement()
                .satisfies(done -> assertThat(done.receipts())
                        .singleElement()
                        .isInstanceOfSatisfying(TemplateNews.class, news -> {
                            assertThat(news.template()).isEqualTo("tea_news");
                            assertThat(news.state()).isEqualTo(TemplateState.PENDING);
                        }));
        assertThat(ledger.noted)
                .containsExactly("boss create-template account:shop {\"name\":\"tea_news\",\"language\":\"en_US\","
                        + "\"status\":\"pending\",\"id\":\"T-1\"}");
    }

    @ParameterizedTest
    @CsvSource({"400, 422", "409, 422", "401, 502", "429, 502", "500, 502"})
    void aRefusalIsToldWithItsCodeAndWhoseFaultItIs(int theirs, int ours) throws Exception {
        provider.answers("POST", theirs, "");

        JsonNode problem = isProblem(create(DRAFT, "boss"), ours, "refused-by-provider");

        assertThat(problem.path("code").asText()).isEqualTo("T" + theirs);
        assertThat(problem.path("detail").asText()).isEqualTo("the name is taken");
        assertThat(ledger.inbox.applied).isEmpty();
        assertThat(ledger.noted).isEmpty();
    }

    @Test
    void silenceIsToldAsSuch() throws Exception {
        provider.close();

        JsonNode problem = isProblem(create(DRAFT, "boss"), 502, "no-answer");

        assertThat(problem.toString()).doesNotContain("127.0.0.1", "Exception");
        assertThat(ledger.noted).singleElement().asString().contains("\"status\":\"no-answer\"");
    }

    /** It exists at the provider: to say otherwise would make the caller ask twice. */
    @Test
    void aRegistryThatCannotBeWrittenDoesNotUnmakeATemplate() throws Exception {
        provider.answers("POST", 200, "T-1");
        ledger.inbox.failures.set(1);

        assertThat(create(DRAFT, "boss").statusCode()).isEqualTo(201);
    }

    @Test
    void everythingWrongIsListedAndNobodyIsAsked() throws Exception {
        JsonNode problem = isProblem(
                create(
                        "{\"notification\":\"news\",\"name\":7,\"body\":\" \",\"header_image\":\"http://x/y.jpg\","
                                + "\"category\":\"MARKETING\"}",
                        "boss"),
                422,
                "invalid");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("path").asText() + " "
                        + violation.path("rule").asText())
                .containsExactlyInAnyOrder(
                        "/account required",
                        "/notification enum",
                        "/name type",
                        "/language required",
                        "/body required",
                        "/header_image https",
                        "/category unknown-field");
        assertThat(provider.calls("POST")).isEmpty();
    }

    @Test
    void whatTheProviderWouldRefuseIsRefusedHere() throws Exception {
        JsonNode problem = isProblem(create(DRAFT.replace("tea_news", "tea-news"), "boss"), 422, "invalid");

        assertThat(problem.path("violations").get(0).path("rule").asText()).isEqualTo("characters");
        assertThat(provider.calls("POST")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "[{}]", "7"})
    void whatIsNoObjectIs400(String draft) throws Exception {
        isProblem(create(draft, "boss"), 400, "not-json");
    }

    @Test
    void anAccountThatCannotIsToldSo() throws Exception {
        isProblem(create(DRAFT.replace("\"shop\"", "\"kaleyra-test\""), "boss"), 409, "no-template-api");
        assertThat(isProblem(create(DRAFT.replace("\"shop\"", "\"nobody\""), "boss"), 422, "invalid")
                        .path("violations")
                        .get(0)
                        .path("rule")
                        .asText())
                .isEqualTo("unknown-account");
    }

    @ParameterizedTest
    @CsvSource({"ops, 403", "erp, 403", "nobody, 401"})
    void onlyAnAdminCreates(String key, int status) throws Exception {
        assertThat(create(DRAFT, key).statusCode()).isEqualTo(status);
        assertThat(provider.calls("POST")).isEmpty();
    }

    private static TemplateView template(String account, String name) {
        return new TemplateView(account, name, "en_US", "approved", null, null, Instant.EPOCH);
    }

    @Test
    void theRegistryIsListedPageByPage() throws Exception {
        ledger.templates.addAll(List.of(template("shop", "b"), template("other", "z"), template("shop", "a")));

        JsonNode first = JSON.readTree(list("?limit=2", "ops").body());
        String next = first.path("next_cursor").asText();
        JsonNode second = JSON.readTree(list("?limit=2&cursor=" + next, "ops").body());

        assertThat(first.path("items").findValuesAsText("name")).containsExactly("z", "a");
        assertThat(first.path("items").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("account", "name", "language", "status", "id", "reason", "updated_at");
        assertThat(second.path("items").findValuesAsText("name")).containsExactly("b");
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(JSON.readTree(list("?account=other", "ops").body()).path("items"))
                .hasSize(1);
    }

    @Test
    void theRegistryIsForViewersAndItsCursorsAreItsOwn() throws Exception {
        assertThat(list("", "erp").statusCode()).isEqualTo(403);
        isProblem(list("?cursor=x", "ops"), 400, "bad-parameter");
        isProblem(list("?cursor=-1", "ops"), 400, "bad-parameter");
        isProblem(list("?limit=0", "ops"), 400, "bad-parameter");
    }
}
