package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.pipeline.rest.Client;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.pipeline.rest.EdgeHeaders;
import org.orderrelay.pipeline.rest.Problems;
import org.orderrelay.pipeline.rest.RestAnswerWriter;
import org.orderrelay.pipeline.rest.RestOrders;

/** What a caller is told when the relay itself is in trouble. */
@OfRoutes("11-ingest-rest")
class RestFailureRouteTest extends RoutesOnTest {

    @Override
    protected List<String> files() {
        List<String> files = new ArrayList<>(THE_WAY);
        files.add("11-ingest-rest");
        return files;
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        Client erp = new Client("erp", Set.of("ingest"), Clients.hash("key"));
        registry.bind("restOrders", new RestOrders(new Clients(List.of(erp))));
        registry.bind("restHeaders", EdgeHeaders.rest());
        registry.bind("problems", new Problems());
        registry.bind("answerWriter", new RestAnswerWriter());
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true);
    }

    private Message post(String body) throws Exception {
        return post(body, null);
    }

    private Message post(String body, String requestKey) throws Exception {
        AdviceWith.adviceWith(context, "ingest-rest", route -> route.replaceFromWith("direct:posts"));
        context.start();
        return send(body, requestKey);
    }

    private Message send(String body, String requestKey) {
        Exchange exchange = template.request("direct:posts", request -> {
            request.getMessage().setHeader("X-API-Key", "key");
            request.getMessage().setHeader("Content-Type", "application/json");
            request.getMessage().setHeader("Idempotency-Key", requestKey);
            request.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    @Test
    void aLedgerThatCannotCommitIs503AndNothingIsAccepted() throws Exception {
        ledger.recordFailures.set(4);

        Message answer = post(TeaOrders.pending("DOWN-1"));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.getBody(String.class)).contains("\"title\":\"ledger-unavailable\"", "\"status\":503");
        assertThat(ledger.recorded).isEmpty();
    }

    /** Or its sender would send it again for ever. */
    @Test
    void whatTheLedgerRefusesIsAFaultAndNot503() throws Exception {
        ledger.recordRefusals.set(1);

        Message answer = post(TeaOrders.pending("REFUSED-1"));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
        assertThat(answer.getBody(String.class)).contains("its log has id").doesNotContain("98765", "Exception");
        assertThat(ledger.recorded).isEmpty();
        assertThat(ledger.tries).hasValue(1);
    }

    /** What was not recorded has no answer yet: the same request may come again under its key. */
    @Test
    void a503IsNotKept() throws Exception {
        ledger.recordFailures.set(4);
        Message first = post(TeaOrders.pending("DOWN-4"), "key-1");

        Message again = send(TeaOrders.pending("DOWN-4"), "key-1");

        assertThat(first.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(again.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
    }

    @Test
    void aShortOutageOfTheLedgerIsNotNoticed() throws Exception {
        ledger.recordFailures.set(1);

        assertThat(post(TeaOrders.pending("DOWN-2")).getHeader(Exchange.HTTP_RESPONSE_CODE))
                .isEqualTo(202);
    }

    @Test
    void ofAFaultTheCallerLearnsOnlyAnId() throws Exception {
        AdviceWith.adviceWith(
                context,
                "record-orders",
                route -> route.weaveAddLast().setBody().constant("no result"));

        Message answer = post(TeaOrders.pending("DOWN-3"));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
        assertThat(answer.getBody(String.class)).contains("its log has id").doesNotContain("Exception", "no result");
        assertThat(answer.getHeaders()).doesNotContainKey("X-API-Key");
    }
}
