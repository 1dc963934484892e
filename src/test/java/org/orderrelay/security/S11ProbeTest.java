package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.pipeline.RoutesOnTest;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.pipeline.WebServer;
import org.orderrelay.pipeline.rest.Client;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.pipeline.rest.EdgeHeaders;
import org.orderrelay.pipeline.rest.Problems;
import org.orderrelay.pipeline.rest.RestAnswerWriter;
import org.orderrelay.pipeline.rest.RestOrders;

/** S11, from the inside: a probe at every step of the way sees no header, property or variable the caller has named. */
class S11ProbeTest extends RoutesOnTest {
    private static final String KEY = "key-of-the-test";

    /** What Camel itself says of the request: under these names, with its own values. */
    private static final Set<String> OWN = Set.of(
            "camelhttpuri",
            "camelhttpurl",
            "camelhttppath",
            "camelhttpquery",
            "camelhttprawquery",
            "camelhttpmethod",
            "camelhttpresponsecode",
            "camelhttpcharacterencoding",
            "camelhttpbaseuri",
            "camelhttpservletrequest");

    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private WebServer server;

    @Override
    protected List<String> files() {
        return Stream.concat(Stream.of("11-ingest-rest"), THE_WAY.stream()).toList();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        server = WebServer.addTo(context);
        context.getCamelContextExtension().addInterceptStrategy((camel, step, target, next) -> exchange -> {
            look(exchange);
            target.process(exchange);
        });
        return context;
    }

    private void look(Exchange exchange) {
        Stream.of(exchange.getMessage().getHeaders(), exchange.getProperties(), exchange.getVariables())
                .map(Map::entrySet)
                .flatMap(Set::stream)
                .filter(entry -> String.valueOf(entry.getValue()).contains("planted"))
                .filter(entry -> !OWN.contains(entry.getKey().toLowerCase(Locale.ROOT)))
                .forEach(entry -> seen.add(entry.getKey()));
        exchange.getMessage()
                .getHeaders()
                .keySet()
                .forEach(name -> seen.add("header " + name.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        Clients clients = new Clients(List.of(new Client("erp", Set.of("ingest"), Clients.hash(KEY))));
        registry.bind("restHeaders", EdgeHeaders.rest());
        registry.bind("restOrders", new RestOrders(clients));
        registry.bind("problems", new Problems());
        registry.bind("answerWriter", new RestAnswerWriter());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void nothingTheCallerNamedIsInTheExchange(int casing) throws Exception {
        List<String> names = SteeringNames.inCasing(casing);
        String query = names.stream().map(name -> name + "=planted").collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url("/v1/orders?" + query)))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(TeaOrders.pending("PROBE-" + casing)));
        names.forEach(name -> request.header(name, "planted"));

        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isIn(202, 422);
        assertThat(ledger.recorded).isNotEmpty();
        assertThat(seen).contains("header x-api-key");
        assertThat(seen.stream().filter(name -> !name.startsWith("header "))).isEmpty();
        Set<String> planted = names.stream()
                .map(name -> "header " + name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        planted.removeIf(name -> OWN.contains(name.substring("header ".length())));
        assertThat(seen).doesNotContainAnyElementsOf(planted);
    }
}
