package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.TransportConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections as the relay makes them, to a broker behind a socket. */
class BrokersTest {
    private static final int BATCH = 10;
    private static final int MESSAGES = 100;

    @TempDir
    private Path folder;

    private final BrokerService broker = new BrokerService();
    private TransportConnector connector;
    private ConnectionFactory connections;

    @BeforeEach
    void start() throws Exception {
        broker.setBrokerName("behind-a-socket");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        connector = broker.addConnector("tcp://127.0.0.1:0");
        broker.start();
        broker.waitUntilStarted();
        String url = connector.getPublishableConnectString();
        connections = Brokers.connections(
                Settings.load(folder, folder, Map.of("BROKER_URL", url, "SOURCE_JMS_BATCH", "" + BATCH)));
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
        broker.waitUntilStopped();
    }

    private void send() throws Exception {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            for (int i = 0; i < MESSAGES; i++) {
                producer.send(session.createTextMessage("{}"));
            }
            session.commit();
        }
    }

    /** Takes one message, and the line goes dead. */
    private void loseTheLine() throws Exception {
        ActiveMQConnection connection = (ActiveMQConnection) connections.createConnection();
        connection.start();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        assertThat(session.createConsumer(session.createQueue("orders")).receive(5000))
                .isNotNull();
        connection.getTransport().stop();
        await().until(() -> connector.getConnections().isEmpty());
    }

    private List<Integer> deliveryCounts() throws Exception {
        List<Integer> counts = new ArrayList<>();
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue("orders"))) {
            connection.start();
            while (counts.size() < MESSAGES) {
                Message message = consumer.receive(5000);
                assertThat(message).isNotNull();
                counts.add(message.getIntProperty("JMSXDeliveryCount"));
            }
            session.commit();
        }
        return counts;
    }

    @Test
    void aLostConnectionCountsAgainstOneBatchAtMost() throws Exception {
        send();
        for (int i = 0; i < 6; i++) {
            loseTheLine();
        }

        assertThat(deliveryCounts()).filteredOn(count -> count > 1).hasSizeLessThanOrEqualTo(BATCH);
    }
}
