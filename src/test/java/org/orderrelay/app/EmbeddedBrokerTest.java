package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded broker and clients that mean no good. */
class EmbeddedBrokerTest {
    /** Enough for an index of some levels. */
    private static final int MESSAGES = 2_000;

    @TempDir
    private Path folder;

    private static void send(String url, int size) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[size]);
            session.createProducer(session.createQueue("orders")).send(message);
        }
    }

    @Test
    void aMessageOfFiveMegabytesIsNotTaken() throws Exception {
        String url = "tcp://127.0.0.1:" + RunningRelay.freePort();
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, url)) {
            broker.start();

            send(url, 1 << 20);
            assertThatThrownBy(() -> send(url, 5 << 20)).isInstanceOf(JMSException.class);
        }
    }

    @Test
    void keepsItsMessagesInOrderOverARestart() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, "")) {
            broker.start();
            sendNumbers(EmbeddedBroker.localUrl(folder));
        }
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, "")) {
            broker.start();

            assertThat(receiveNumbers(EmbeddedBroker.localUrl(folder))).isEqualTo(numbers());
        }
    }

    @Test
    void twoInOneProcessKeepTheirMessagesApart() throws Exception {
        Path second = folder.resolve("second");
        try (EmbeddedBroker one = new EmbeddedBroker(folder, "");
                EmbeddedBroker two = new EmbeddedBroker(second, "")) {
            one.start();
            try (Connection open = new ActiveMQConnectionFactory(EmbeddedBroker.localUrl(folder)).createConnection()) {
                open.start();
                two.start();
                sendNumbers(EmbeddedBroker.localUrl(second));

                assertThat(receiveNumbers(EmbeddedBroker.localUrl(second))).isEqualTo(numbers());
            }
        }
    }

    @Test
    void handsOutMessagesOfAHigherPriorityFirstAndThoseOfOneInTheirOrder() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, "")) {
            broker.start();
            try (Connection connection =
                            new ActiveMQConnectionFactory(EmbeddedBroker.localUrl(folder)).createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
                for (int i = 0; i < MESSAGES; i++) {
                    producer.setPriority(i < MESSAGES - 10 ? 4 : 9);
                    producer.send(session.createTextMessage(Integer.toString(i)));
                }
                session.commit();
            }

            List<String> received = receiveNumbers(EmbeddedBroker.localUrl(folder));
            assertThat(received.subList(0, 10)).isEqualTo(numbers().subList(MESSAGES - 10, MESSAGES));
            assertThat(received.subList(10, MESSAGES)).isEqualTo(numbers().subList(0, MESSAGES - 10));
        }
    }

    @Test
    void whatExpiresOnTheQueueIsNotHandedOutAndLiesOnTheDeadLetterQueue() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, "")) {
            broker.start();
            try (Connection connection =
                            new ActiveMQConnectionFactory(EmbeddedBroker.localUrl(folder)).createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
                connection.start();
                producer.setTimeToLive(1);
                producer.send(session.createTextMessage("expires"));
                producer.setTimeToLive(0);
                producer.send(session.createTextMessage("stays"));
                MessageConsumer orders = session.createConsumer(session.createQueue("orders"));
                MessageConsumer dead = session.createConsumer(session.createQueue("ActiveMQ.DLQ"));

                assertThat(((TextMessage) orders.receive(5_000)).getText()).isEqualTo("stays");
                assertThat(((TextMessage) dead.receive(5_000)).getText()).isEqualTo("expires");
            }
        }
    }

    @Test
    void opensAStoreWhoseIndexHasLargerPages() throws Exception {
        KahaDBPersistenceAdapter store = new KahaDBPersistenceAdapter();
        store.setDirectory(folder.resolve("kahadb").toFile());
        BrokerService earlier = new BrokerService();
        earlier.setBrokerName("earlier");
        earlier.setUseJmx(false);
        earlier.setPersistenceAdapter(store);
        earlier.start();
        sendNumbers("vm://earlier?create=false");
        earlier.stop();
        earlier.waitUntilStopped();

        try (EmbeddedBroker broker = new EmbeddedBroker(folder, "")) {
            broker.start();

            assertThat(receiveNumbers(EmbeddedBroker.localUrl(folder))).isEqualTo(numbers());
        }
    }

    private static List<String> numbers() {
        return IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();
    }

    private static void sendNumbers(String url) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            for (String number : numbers()) {
                producer.send(session.createTextMessage(number));
            }
            session.commit();
        }
    }

    private static List<String> receiveNumbers(String url) throws JMSException {
        List<String> received = new ArrayList<>();
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue("orders"))) {
            connection.start();
            while (received.size() < MESSAGES && consumer.receive(5_000) instanceof TextMessage message) {
                received.add(message.getText());
            }
            session.commit();
        }
        return received;
    }

    @Test
    void anOperatorsOwnLimitStays() {
        assertThat(EmbeddedBroker.bounded("tcp://h:1?wireFormat.maxFrameSize=9"))
                .isEqualTo("tcp://h:1?wireFormat.maxFrameSize=9");
        assertThat(EmbeddedBroker.bounded("tcp://h:1?a=b")).isEqualTo("tcp://h:1?a=b&wireFormat.maxFrameSize=4194304");
    }
}
