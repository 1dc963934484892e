package org.orderrelay.security;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.pipeline.StubProvider;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/**
 * One relay that all requirements are tried on: the shipped routes, an account at each provider and some odd ones, a
 * watched folder, a broker with a port. Started once in a test run, on free ports.
 */
public final class Grounds implements AutoCloseable {
    public static final String APP_SECRET = "app-secret";
    public static final String SHARED_SECRET = "shared-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    final Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT.withPayloads());
    /** Behind the account {@code odd}. */
    final StubProvider odd = new StubProvider();

    public final RunningRelay relay;
    final Path files;
    /** What came on {@code orders.invalid}. */
    final List<String> invalid = new CopyOnWriteArrayList<>();

    private final ActiveMQConnection jms;
    private final Session session;

    private Grounds(Path folder) throws Exception {
        files = folder.resolve("files");
        Map<String, String> settings = Map.of(
                "TEMPLATES_POLL",
                "0",
                "SOURCE_FILES_DIRECTORY",
                files.toString(),
                "SOURCE_FILES_POLL",
                "100ms",
                "SOURCE_FILES_SETTLE",
                "100ms");
        relay = new RunningRelay(folder, accounts(odd.url().toString()), sandbox.baseUrl(), settings);
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(relay.brokerUrl());
        jms = (ActiveMQConnection) factory.createConnection();
        jms.start();
        session = jms.createSession(false, Session.AUTO_ACKNOWLEDGE);
        jms.createSession(false, Session.AUTO_ACKNOWLEDGE)
                .createConsumer(session.createQueue("orders.invalid"))
                .setMessageListener(message -> invalid.add(text(message)));
    }

    private static String text(Message message) {
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String accounts(String oddUrl) {
        String kaleyra = """
                    provider: kaleyra
                    base-url: %s
                    sid: HXAP16XXXXXX97IN
                    sender: "+911234567890"
                    api-key: key-of-kaleyra
                    limits: {%s}
                    payment: {type: upi, configuration: tea-shop}
                    templates:
                      - {notification: order_details, locale: en_US, name: tea_invoice}
                      - {notification: order_status, locale: en_US, name: tea_news}
                    webhook: {secret: shared-secret}
                """;
        return """
                accounts:
                  - name: meta-in
                    provider: meta
                    base-url: "{{env:SANDBOX_URL}}"
                    phone-number-id: "1055"
                    business-account-id: "2077"
                    access-token: token-of-meta
                    payment: {type: upi, configuration: tea-shop}
                    webhook: {app-secret: app-secret, verify-token: agreed}
                    templates:
                      - {notification: order_details, locale: en_US, name: tea_invoice}
                      - {notification: order_status, locale: en_US, name: tea_news}
                  - name: infobip-in
                    provider: infobip
                    base-url: "{{env:SANDBOX_URL}}"
                    api-key: key-of-infobip
                    sender: "441134960000"
                    message: session
                    payment: {type: UPI_PAYU, configuration: tea-shop}
                    webhook: {secret: shared-secret}
                    templates:
                      - {notification: order_details, locale: en_US, name: tea_invoice, body: Your tea}
                      - {notification: order_status, locale: en_US, name: tea_news, body: News}
                """
                + "  - name: kaleyra-in\n" + kaleyra.formatted("\"{{env:SANDBOX_URL}}\"", "per-second: 0")
                + "  - name: capped\n" + kaleyra.formatted("\"{{env:SANDBOX_URL}}\"", "per-day: 3")
                + "  - name: odd\n" + kaleyra.formatted('"' + oddUrl + '"', "per-second: 0")
                + "routing: {default: kaleyra-in}\n";
    }

    /** An order for one of the accounts. */
    static String by(String account, String order) {
        return order.replaceFirst("\\{", "{\"account\": \"" + account + "\", ");
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(relay.get(path).body());
    }

    JsonNode delivery(String reference) throws Exception {
        return get("/v1/orders/" + reference).path("deliveries").path(0);
    }

    void reaches(String reference, String state) {
        await(reference).until(() -> delivery(reference).path("state").asText(), state::equals);
    }

    public HttpResponse<String> webhook(String path, String body, String... headers) throws Exception {
        var request = relay.request("/webhooks" + path).POST(BodyPublishers.ofString(body));
        return relay.send(headers.length == 0 ? request : request.headers(headers));
    }

    /** As Meta does. */
    public HttpResponse<String> fromMeta(String body) throws Exception {
        String signature = Signing.sha256(body.getBytes(StandardCharsets.UTF_8), APP_SECRET);
        return webhook("/meta/meta-in", body, "X-Hub-Signature-256", signature);
    }

    public void webhooksAreApplied() {
        await().until(() -> relay.ledger().receipts().waiting(10).isEmpty());
    }

    /** Makes a message. */
    @FunctionalInterface
    interface Writing {
        Message write(Session session) throws JMSException;
    }

    synchronized void send(Writing message) throws JMSException {
        session.createProducer(session.createQueue("orders")).send(message.write(session));
    }

    /** Puts a whole file into the inbox. */
    void drop(String name, byte[] content) throws IOException {
        Path inbox = Files.createDirectories(files.resolve("inbox"));
        Path work = Files.write(Files.createTempFile(files, "drop", ""), content);
        Files.move(work, inbox.resolve(name));
    }

    void drop(String name, String content) throws IOException {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The lines of a file's result, when it is there. */
    List<String> result(String name) throws IOException {
        Path result = files.resolve("results/" + name + ".result.csv");
        await(name).until(() -> Files.exists(result));
        return Files.readAllLines(result);
    }

    /** Names in {@code done}, {@code rejected} or {@code inbox}. */
    List<String> in(String place) {
        List<String> names = new ArrayList<>();
        Path folder = files.resolve(place);
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    @Override
    public void close() throws JMSException {
        jms.close();
        relay.close();
        odd.close();
        sandbox.close();
    }

    /** Hands the one relay to the tests that ask for it. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Grounds.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Grounds.class, any -> start(), Grounds.class);
        }

        private static Grounds start() {
            try {
                return new Grounds(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "grounds"));
            } catch (Exception e) {
                throw new IllegalStateException("the grounds could not be opened", e);
            }
        }
    }
}
