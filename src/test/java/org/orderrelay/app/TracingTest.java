package org.orderrelay.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.pipeline.StubProvider;
import org.orderrelay.pipeline.TeaOrders;

/** Traces as a collector gets them by OTLP: one from the ERP's request to the receipt. */
class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String ACCOUNTS = """
            accounts:
              - name: meta-in
                provider: meta
                base-url: "{{env:SANDBOX_URL}}"
                phone-number-id: "1055"
                access-token: canary-token
                payment: {type: upi, configuration: tea-shop}
                webhook: {app-secret: canary-secret, verify-token: agreed}
                templates:
                  - {notification: order_details, locale: en_US, name: tea_invoice}
            """;

    @TempDir
    private static Path folder;

    private static final StubProvider PROVIDER = new StubProvider();
    private static final List<Span> SPANS = new CopyOnWriteArrayList<>();
    private static HttpServer collector;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body =
                    zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                ExportTraceServiceRequest.parseFrom(body)
                        .getResourceSpansList()
                        .forEach(node -> node.getScopeSpansList().forEach(scope -> SPANS.addAll(scope.getSpansList())));
            }
            // a connection that is used again may be closed under the exporter, which drops what it holds then
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        PROVIDER.answers("POST", 200, "{\"messages\":[{\"id\":\"wamid.a\"}]}");
        relay = new RunningRelay(folder, ACCOUNTS, PROVIDER.url().toString(), Map.of("TRACING_ENDPOINT", endpoint()));
    }

    private static String endpoint() {
        return "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    }

    @AfterAll
    static void stop() {
        relay.close();
        PROVIDER.close();
        collector.stop(0);
    }

    private static String hex(com.google.protobuf.ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static List<Span> of(String trace) {
        return SPANS.stream()
                .filter(span -> hex(span.getTraceId()).equals(trace))
                .toList();
    }

    private static Span only(String trace, String name) {
        List<Span> spans =
                of(trace).stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(spans).as(name).hasSize(1);
        return spans.get(0);
    }

    private static String attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(pair -> pair.getKey().equals(key))
                .map(pair -> pair.getValue().getStringValue())
                .findFirst()
                .orElseThrow();
    }

    private static void awaitSpans(String trace, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> of(trace).size() >= count);
    }

    @Test
    void aTraceGoesOnFromTheRequestOverTheCallToTheReceipt() throws Exception {
        var answer = relay.send(relay.request("/v1/orders")
                .header("X-API-Key", RunningRelay.INGEST)
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .POST(BodyPublishers.ofString(TeaOrders.pending("TRACE-1"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = new ObjectMapper()
                .readTree(answer.body())
                .at("/accepted/0/delivery_ids/0")
                .asText();
        awaitSpans(TRACE, 2);
        String receipt = """
                {"object":"whatsapp_business_account","entry":[{"id":"2077","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"phone_number_id":"1055"},"statuses":[
                {"id":"wamid.a","status":"delivered","timestamp":"1763715600","recipient_id":"919876500041",
                "biz_opaque_callback_data":"%s"}]}}]}]}""".formatted(id);
        var taken = relay.send(relay.request("/webhooks/meta/meta-in")
                .header("X-Hub-Signature-256", Signing.sha256(receipt.getBytes(UTF_8), "canary-secret"))
                .POST(BodyPublishers.ofString(receipt)));
        assertThat(taken.statusCode()).isEqualTo(200);
        awaitSpans(TRACE, 3);

        Span record = only(TRACE, "order.record");
        assertThat(hex(record.getParentSpanId())).isEqualTo(PARENT);
        assertThat(attribute(record, "order.reference")).isEqualTo("TRACE-1");
        assertThat(attribute(record, "order.source")).isEqualTo("rest");
        Span call = only(TRACE, "delivery.call");
        assertThat(call.getParentSpanId()).isEqualTo(record.getSpanId());
        assertThat(attribute(call, "delivery.id")).isEqualTo(id);
        assertThat(call.getStartTimeUnixNano()).isLessThanOrEqualTo(call.getEndTimeUnixNano());
        Span word = only(TRACE, "delivery.receipt");
        assertThat(word.getParentSpanId()).isEqualTo(record.getSpanId());
        assertThat(attribute(word, "receipt.mark")).isEqualTo("delivered");
        assertThat(SPANS.toString()).doesNotContain("9876500041", "canary");
    }

    @Test
    void aTraceGoesOnFromTheHeaderOfAMessage() throws Exception {
        String trace = TRACE.replace('4', '5');
        byJms(TeaOrders.pending("TRACE-2"), "00-" + trace + "-" + PARENT + "-01");
        awaitSpans(trace, 2);

        assertThat(hex(only(trace, "order.record").getParentSpanId())).isEqualTo(PARENT);
        assertThat(attribute(only(trace, "order.record"), "order.source")).isEqualTo("jms");
        assertThat(attribute(only(trace, "delivery.call"), "order.reference")).isEqualTo("TRACE-2");
    }

    @Test
    void aSenderThatDoesNotTraceIsNotTracedAndNonsenseBeginsATraceOfItsOwn() throws Exception {
        String trace = TRACE.replace('4', '6');
        byJms(TeaOrders.pending("TRACE-3"), "00-" + trace + "-" + PARENT + "-00");
        byJms(TeaOrders.pending("TRACE-4"), "nonsense");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> SPANS.stream().anyMatch(span -> span.toString().contains("TRACE-4")));
        assertThat(of(trace)).isEmpty();
        assertThat(SPANS).noneMatch(span -> span.toString().contains("TRACE-3"));
    }

    @Test
    void aRepeatedRequestIsASpanOfItsOwnAndNoSecondCall() throws Exception {
        String trace = TRACE.replace('4', '7');
        for (int i = 0; i < 2; i++) {
            var answer = relay.send(relay.request("/v1/orders")
                    .header("X-API-Key", RunningRelay.INGEST)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "once")
                    .header("traceparent", "00-" + trace + "-" + PARENT + "-01")
                    .POST(BodyPublishers.ofString(TeaOrders.pending("TRACE-5"))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        awaitSpans(trace, 3);

        assertThat(of(trace)).extracting(Span::getName).containsOnlyOnce("delivery.call");
        assertThat(of(trace))
                .filteredOn(span -> span.getName().equals("order.record"))
                .extracting(span -> attribute(span, "order.verdict"))
                .containsExactlyInAnyOrder("recorded", "repeated");
    }

    private static void byJms(String order, String traceparent) throws Exception {
        try (Connection connection = new ActiveMQConnectionFactory(relay.brokerUrl()).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            TextMessage message = session.createTextMessage(order);
            message.setStringProperty("traceparent", traceparent);
            session.createProducer(session.createQueue("orders")).send(message);
        }
    }
}
