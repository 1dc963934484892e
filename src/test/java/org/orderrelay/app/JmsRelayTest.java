package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.StubProvider;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** The queue, the replies and the look-up of customers in a whole relay. */
class JmsRelayTest {
    private static final Pattern DUPLICATES = Pattern.compile("INFO orders\\.duplicate count=(\\d+)");

    @TempDir
    private Path work;

    @Test
    void fiveCopiesOfAnOrderAreSentOnceAndToldQuietlyAndEachGetsItsReply() throws Exception {
        try (LogLines log = new LogLines();
                Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                RunningRelay relay = new RunningRelay(work, sandbox.baseUrl(), Map.of());
                Connection connection = new ActiveMQConnectionFactory(relay.brokerUrl()).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            connection.start();
            TemporaryQueue answers = session.createTemporaryQueue();
            for (int i = 0; i < 5; i++) {
                TextMessage message = session.createTextMessage(TeaOrders.pending("P10-1"));
                message.setJMSReplyTo(answers);
                producer.send(message);
            }
            var replies = session.createConsumer(answers);
            int repeated = 0;
            for (int i = 0; i < 5; i++) {
                Message reply = replies.receive(20_000);
                assertThat(reply).isNotNull();
                repeated += ((TextMessage) reply).getText().contains("\"duplicate\":true") ? 1 : 0;
            }

            assertThat(repeated).isEqualTo(4);
            await().until(() -> sandbox.stats().accepted() == 1);
            assertThat(log.lines()).filteredOn(line -> line.startsWith("ERROR")).isEmpty();
            int told = log.lines().stream()
                    .map(DUPLICATES::matcher)
                    .filter(Matcher::find)
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .sum();
            assertThat(told).isEqualTo(4);
            assertThat(sandbox.stats().requests()).isEqualTo(1);
        }
    }

    @Test
    void anOrderWhoseCustomerCannotBeLookedUpIsSentWhenTheLookUpIsBack() throws Exception {
        try (StubProvider crm = new StubProvider();
                Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                RunningRelay relay = new RunningRelay(
                        work,
                        sandbox.baseUrl(),
                        Map.of(
                                "CONTACTS_LOOKUP", "http",
                                "CONTACTS_HTTP_URL", crm.url() + "/customers/{id}",
                                "CONTACTS_PAUSE", "200ms",
                                "CONTACTS_PHONE_REGION", "IN"))) {
            crm.answers("GET", 503, "");
            String order = TeaOrders.pending("LOOK-1")
                    .replace("{\"phone\": \"" + TeaOrders.PHONE + "\"}", "{\"id\": \"C-7\"}");
            assertThat(relay.post(order).body()).contains("\"delivery_ids\":[]", "LOOK-1");
            assertThat(relay.get("/v1/orders/LOOK-1").body()).contains("\"verdict\":\"waiting\"");
            assertThat(relay.management("/metrics").body()).contains("order_relay_orders_waiting 1.0");

            crm.answers("GET", 200, "{\"phone\": \"98765 00041\", \"name\": \"Asha\", \"locale\": \"en-US\"}");

            await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.stats().accepted() == 1);
            assertThat(relay.get("/v1/orders/LOOK-1").body()).contains("\"verdict\":\"recorded\"");
        }
    }
}
