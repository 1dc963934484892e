package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.pipeline.Signing;
import org.orderrelay.pipeline.StubProvider;
import org.orderrelay.pipeline.TeaOrders;

/**
 * P30 and S17: secrets and customers' numbers go every way there is, the faulty ways too, while the relay and Camel log at
 * DEBUG; and none of them is found in a log line, a metric, an attribute of JMX, a problem, or a list of errors. Long,
 * since it goes every way.
 */
class P30CanaryTest {
    private static final String SECRET = "canary7f3a";
    /** Every number of the test begins so. */
    private static final String NUMBER = "91912345678";

    private static final Path ACCOUNTS = Path.of("src/test/resources/app/canary-accounts.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final StubProvider provider = new StubProvider();
    private final List<String> told = new ArrayList<>();
    private CanaryWatch watch;
    private SftpPlace sftp;
    private RunningRelay relay;

    @BeforeEach
    void start() throws Exception {
        watch = new CanaryWatch();
        // the provider says what it was sent back to whoever asks, the key too
        String echo = "{\"code\":\"%s\",\"message\":\"key " + SECRET + "-k to " + NUMBER + "0\",\"data\":{},"
                + "\"error\":{\"code\":%s,\"message\":\"token " + SECRET + "-t to +" + NUMBER + "0\"}}";
        provider.answers("POST", 400, echo.formatted("WA400", "131009"));
        provider.answers("POST", 500, "<html>" + SECRET + "-k to " + NUMBER + "0</html>");
        provider.answers(
                "POST",
                200,
                "{\"code\":\"WA202\",\"data\":{\"message_id\":\"m-1\"},\"messages\":[{\"id\":\"wamid.1\"}]}");
        sftp = new SftpPlace(Files.createDirectory(folder.resolve("place")), SECRET + "-sftp");
        Map<String, String> settings = new HashMap<>(sftp.settings());
        settings.put("SOURCE_FILES_DIRECTORY", folder.resolve("files").toString());
        settings.put("SOURCE_FILES_POLL", "100ms");
        settings.put("SOURCE_FILES_SETTLE", "100ms");
        settings.put("TEMPLATES_POLL", "0");
        settings.put("KEY", SECRET + "-k");
        settings.put("TOKEN", SECRET + "-t");
        settings.put("HOOK", SECRET + "-h");
        relay = new RunningRelay(
                folder, Files.readString(ACCOUNTS), provider.url().toString(), settings);
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        sftp.close();
        provider.close();
        watch.close();
    }

    private static String order(String reference) {
        return TeaOrders.pending(reference).replace(TeaOrders.PHONE, "+" + NUMBER + "0");
    }

    private String say(String method, String path, String key, String body) throws Exception {
        var request = relay.request(path).header("Content-Type", "application/json");
        if (!key.isEmpty()) {
            request.header("X-API-Key", key);
        }
        String answer = relay.send(request.method(
                        method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)))
                .body();
        told.add(answer);
        return answer;
    }

    private JsonNode delivery(String reference) throws Exception {
        return JSON.readTree(say("GET", "/v1/orders/" + reference, RunningRelay.VIEWER, ""))
                .path("deliveries")
                .path(0);
    }

    private void settled(String reference) {
        await(reference)
                .atMost(Duration.ofSeconds(20))
                .until(() -> !delivery(reference)
                        .path("attempts_made")
                        .path(0)
                        .path("ended_at")
                        .asText("")
                        .isEmpty());
    }

    @Test
    void whateverWayTheyGoNobodyTellsThem() throws Exception {
        byRest();
        byQueue();
        byFile();
        byWebhook();
        byOperator();
        byTemplate();
        List<String> published = published();

        for (String path : List.of(
                "/v1/deliveries",
                "/v1/audit",
                "/v1/accounts",
                "/v1/files",
                "/v1/templates",
                "/v1/replays",
                "/v1/audit/check")) {
            say("GET", path, RunningRelay.ADMIN, "");
        }
        told.add(relay.management("/metrics").body());
        told.add(relay.management("/health").body());
        List<String> shown = new ArrayList<>(told);
        shown.addAll(watch.lines());
        shown.addAll(CanaryWatch.attributes());
        shown.addAll(CanaryWatch.routes());
        shown.addAll(published);

        assertThat(watch.lines()).hasSizeGreaterThan(500).anyMatch(line -> line.startsWith("DEBUG"));
        assertThat(shown).flatExtracting(text -> hits(text, NUMBER)).isEmpty();
        // what a provider said is kept for the operator as it came, its echo of our key included
        assertThat(shown)
                .filteredOn(text -> !text.contains("\"attempts_made\""))
                .flatExtracting(text -> hits(text, SECRET))
                .isEmpty();
    }

    /** Where it is, with what stands around it. */
    private static List<String> hits(String text, String canary) {
        int at = text.indexOf(canary);
        return at < 0 ? List.of() : List.of(text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60)));
    }

    private void byRest() throws Exception {
        say("POST", "/v1/orders", RunningRelay.INGEST, order("REST-1"));
        settled("REST-1");
        say("POST", "/v1/orders", RunningRelay.INGEST, order("REST-1").replace("Your tea", "Other tea"));
        say("POST", "/v1/orders", RunningRelay.INGEST, order("REST-2").replace("105.00", "1.00"));
        say("POST", "/v1/orders", RunningRelay.INGEST, order("REST-3").replace("+" + NUMBER, NUMBER + "00000000"));
        say("POST", "/v1/orders", RunningRelay.INGEST, order("REST-3") + "x");
        say("POST", "/v1/orders", SECRET + "-k", order("REST-3"));
        for (String account : List.of("refused", "no-tls", "no-host", "meta")) {
            say("POST", "/v1/orders", RunningRelay.INGEST, Grounds.by(account, order("BY-" + account)));
            settled("BY-" + account);
        }
        say("GET", "/v1/orders/%2B" + NUMBER + "0", "", "");
        say("GET", "/v1/deliveries?reference_id=x&cursor=%2B1&limit=x", RunningRelay.VIEWER, "");
    }

    private void byQueue() throws Exception {
        try (Connection connection = new ActiveMQConnectionFactory(relay.brokerUrl()).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            var orders = session.createProducer(session.createQueue("orders"));
            orders.send(session.createTextMessage(order("JMS-1")));
            orders.send(session.createTextMessage(order("JMS-2").replace("105.00", "1.00")));
            orders.send(session.createTextMessage(order("JMS-3").substring(9)));
            orders.send(session.createObjectMessage(order("JMS-4")));
            MapMessage map = session.createMapMessage();
            map.setString("phone", "+" + NUMBER + "0");
            map.setStringProperty("phone", "+" + NUMBER + "0");
            orders.send(map);
        }
        settled("JMS-1");
    }

    private void byFile() throws Exception {
        String rows = TeaOrders.CSV_HEADER + row("-1", "105.00") + row("-2", "1.00") + "broken,+" + NUMBER + "0\n";
        Path inbox = folder.resolve("files/inbox");
        await().until(() -> Files.exists(inbox));
        Files.move(Files.writeString(folder.resolve("a"), rows.replace("@", "FILE")), inbox.resolve("good.csv"));
        Files.move(
                Files.writeString(folder.resolve("b"), "reference_id,status,x\nA,shipped,+" + NUMBER + "0\n"),
                inbox.resolve("bad.csv"));
        sftp.drop("good.csv", rows.replace("@", "SFTP"));
        settled("FILE-1");
        settled("SFTP-1");
        await().until(() -> Files.exists(folder.resolve("files/rejected/bad.csv.reason.txt")));
    }

    private static String row(String reference, String total) {
        return TeaOrders.pendingRow("@" + reference, total).replace(TeaOrders.PHONE, "+" + NUMBER + "0");
    }

    private void byWebhook() throws Exception {
        String body = "{\"status\":\"failed\",\"message_id\":\"m-1\",\"mobile\":\"" + NUMBER
                + "0\",\"errors\":[{\"code\":131026," + "\"title\":\"to +" + NUMBER + "0 by " + SECRET + "-k\"}]}";
        say("POST", "/webhooks/kaleyra/kaleyra/" + SECRET + "-h", "", body);
        say("POST", "/webhooks/kaleyra/kaleyra/" + SECRET + "-hx", "", body);
        say("POST", "/webhooks/kaleyra/" + SECRET + "-h", "", body);
        say("POST", "/webhooks/kaleyra/kaleyra/" + SECRET + "-h/more", "", body);
        say("POST", "/webhooks/kaleyra/kaleyra/" + SECRET + "-h", "", body + "x");
        say("GET", "/webhooks/meta/meta?hub.mode=subscribe&hub.challenge=1&hub.verify_token=" + SECRET + "-x", "", "");
        var signed = relay.request("/webhooks/meta/meta")
                .header("X-Hub-Signature-256", Signing.sha256(body.getBytes(StandardCharsets.UTF_8), SECRET + "-h"))
                .POST(BodyPublishers.ofString(body));
        told.add(relay.send(signed).body());
        await().until(() -> relay.ledger().receipts().waiting(1).isEmpty());
    }

    private void byOperator() throws Exception {
        JsonNode dead = delivery("REST-1");
        assertThat(dead.path("state").asText()).isEqualTo("dead");
        String replay = "/v1/deliveries/" + dead.path("id").asText() + "/replay";
        String edited = dead.path("payload").toString().replace("Your tea", "Tea for +" + NUMBER + "9");
        say("POST", replay, RunningRelay.OPERATOR, "{\"reason\":\"edit\",\"payload\":" + edited + "}");
        say("POST", replay, RunningRelay.OPERATOR, "{\"reason\":\"edit\",\"payload\":{\"to\":\"+" + NUMBER + "9\"}}");
        say("POST", replay, RunningRelay.OPERATOR, "{\"reason\":\"again\"}");
        String held = "{\"scope\":\"recipient\",\"key\":\"+" + NUMBER + "0\",\"reason\":\"asked for it\"}";
        say("POST", "/v1/accounts/kaleyra/hold", RunningRelay.OPERATOR, held);
        say("POST", "/v1/accounts/kaleyra/release", RunningRelay.OPERATOR, held);
        say(
                "POST",
                "/v1/deliveries/replay",
                RunningRelay.OPERATOR,
                "{\"filter\":{\"code\":\"WA400\"},\"dry_run\":true}");
    }

    private void byTemplate() throws Exception {
        say(
                "POST",
                "/v1/templates",
                RunningRelay.ADMIN,
                "{\"account\":\"meta\",\"name\":\"tea_more\",\"language\":\"en_US\",\"notification\":\"order_status\","
                        + "\"body\":\"Call +" + NUMBER + "0\"}");
    }

    /** What the ERP was told of outcomes; invalid orders and dead letters hold the ERP's own document on purpose. */
    private List<String> published() throws Exception {
        List<String> published = new ArrayList<>();
        try (Connection connection = new ActiveMQConnectionFactory(relay.brokerUrl()).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            for (String queue : List.of("orders.outcomes")) {
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
                for (Message news = consumer.receive(3000); news != null; news = consumer.receive(200)) {
                    published.add(news.getBody(String.class));
                }
            }
        }
        assertThat(published).isNotEmpty();
        return published;
    }
}
