package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** The description of the API is read by generators, says what there is, and is true. */
@OfRoutes({"102-show-description", "103-show-docs"})
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi30());

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;
    private static JsonNode api;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        relay = new RunningRelay(folder, sandbox.baseUrl(), Map.of());
        api = JSON.readTree(relay.send(relay.request("/openapi.json")).body());
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    @Test
    void aParserFindsNoFault() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);

        SwaggerParseResult result = new OpenAPIV3Parser().readContents(api.toString(), null, options);

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths()).hasSameSizeAs(api.path("paths"));
    }

    @Test
    void itNamesEveryEndpointAndNoOther() throws Exception {
        Set<String> described = new TreeSet<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey())));

        assertThat(described)
                .isEqualTo(HttpEndpoints.shipped().stream()
                        .filter(endpoint -> !endpoint.startsWith("HEAD "))
                        .map(endpoint -> endpoint.endsWith("/docs") ? endpoint + '/' : endpoint)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAndTellsOfItsErrors() {
        List<String> ids = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    ids.add(operation.path("operationId").asText());
                    if (path.getKey().startsWith("/v1/")) {
                        assertThat(operation.path("responses").fieldNames())
                                .toIterable()
                                .as(path.getKey())
                                .contains("401", "403", "429", "503");
                    }
                }));
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    /** An example is posted; the answer must be one that is described, and look as described. */
    @TestFactory
    Stream<DynamicTest> examplesAreAnsweredAsDescribed() {
        List<DynamicTest> tests = new ArrayList<>();
        api.path("paths").properties().forEach(path -> {
            JsonNode post = path.getValue().path("post");
            resolved(post.path("requestBody"))
                    .path("content")
                    .properties()
                    .forEach(content -> content.getValue()
                            .path("examples")
                            .properties()
                            .forEach(example -> tests.add(DynamicTest.dynamicTest(
                                    path.getKey() + ' ' + example.getKey(),
                                    () -> post(
                                            path.getKey(),
                                            content.getKey(),
                                            example.getValue().path("value"))))));
        });
        assertThat(tests).hasSizeGreaterThan(8);
        return tests.stream();
    }

    private static void post(String path, String contentType, JsonNode example) throws Exception {
        String body = example.isTextual() ? example.asText() : example.toString();
        HttpResponse<String> answer =
                relay.send(relay.request(path.replace("{name}", "kaleyra-demo").replace("{id}", "none"))
                        .header("X-API-Key", RunningRelay.ADMIN)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isLessThan(path.contains("{id}") ? 405 : 300);
        isAsDescribed(path, "post", answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/{reference_id}",
                "/v1/deliveries",
                "/v1/deliveries/{id}",
                "/v1/replays",
                "/v1/accounts",
                "/v1/files",
                "/v1/templates",
                "/v1/audit",
                "/v1/audit/check"
            })
    void whatCanBeAskedIsAnsweredAsDescribed(String path) throws Exception {
        JsonNode accepted = JSON.readTree(relay.post(TeaOrders.pending("API-1")).body())
                .path("accepted")
                .get(0);
        await().until(() -> sandbox.accepted("API-1").size() == 1);
        String id = accepted.path("delivery_ids").get(0).asText();
        relay.post(
                "/v1/accounts/spare-1/hold", RunningRelay.OPERATOR, "api-1", "{\"reason\":\"so that there is one\"}");

        HttpResponse<String> answer =
                relay.get(path.replace("{reference_id}", "API-1").replace("{id}", id));

        assertThat(answer.statusCode()).isEqualTo(200);
        isAsDescribed(path, "get", answer);
    }

    @Test
    void aRefusalIsAsDescribed() throws Exception {
        isAsDescribed("/v1/orders", "post", relay.post("{}"));
        isAsDescribed("/v1/orders", "post", relay.post("no json"));
        isAsDescribed("/v1/deliveries", "get", relay.get("/v1/deliveries?limit=0"));
        isAsDescribed("/v1/files/{id}", "get", relay.get("/v1/files/none"));
    }

    private static void isAsDescribed(String path, String method, HttpResponse<String> answer) throws Exception {
        JsonNode response = resolved(api.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(answer.statusCode())));
        String contentType = answer.headers().firstValue("Content-Type").orElseThrow();
        JsonNode schema = response.path("content").path(contentType).path("schema");
        assertThat(schema.isObject())
                .as("%s %s answers %d with %s", method, path, answer.statusCode(), contentType)
                .isTrue();
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", api.path("components"));
        Schema read = SCHEMAS.getSchema(whole);
        assertThat(read.validate(JSON.readTree(answer.body())))
                .as("%s %s: %s", method, path, answer.body())
                .isEmpty();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    @Test
    void thePageAsksNoOtherHost() throws Exception {
        HttpResponse<String> page = relay.send(relay.request("/docs/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("http://", "https://", "//");
        for (String part : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
            assertThat(page.body()).contains('"' + part + '"');
            assertThat(relay.send(relay.request("/docs/" + part)).body()).isNotBlank();
        }
        assertThat(relay.send(relay.request("/docs")).headers().firstValue("Location"))
                .hasValue("/docs/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/none", "/docs/..%2F..%2Flogback.xml", "/docs/../api/openapi.yaml", "/docsmore"})
    void nothingElseIsServed(String path) throws Exception {
        assertThat(relay.send(relay.request(path)).statusCode()).isEqualTo(404);
    }
}
