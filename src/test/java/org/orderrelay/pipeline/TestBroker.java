package org.orderrelay.pipeline;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;

/** A real ActiveMQ broker with its messages on disk, reached without a socket. */
public final class TestBroker implements AutoCloseable {
    private final BrokerService broker = new BrokerService();
    private final String name;

    public TestBroker(String name, Path folder) throws Exception {
        this.name = name;
        broker.setBrokerName(name);
        broker.setUseJmx(false);
        broker.setUseShutdownHook(false);
        broker.setAdvisorySupport(false);
        KahaDBPersistenceAdapter store = new KahaDBPersistenceAdapter();
        store.setDirectory(folder.toFile());
        broker.setPersistenceAdapter(store);
        PolicyEntry paging = new PolicyEntry();
        paging.setMaxPageSize(1000);
        PolicyMap policies = new PolicyMap();
        policies.setDefaultEntry(paging);
        broker.setDestinationPolicy(policies);
        broker.start();
        broker.waitUntilStarted();
    }

    /** As the relay connects: no redelivery limit of the client's own, no classes of object messages. */
    public ActiveMQConnectionFactory connections() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://" + name + "?create=false");
        factory.setTrustAllPackages(false);
        factory.setTrustedPackages(List.of());
        factory.setWatchTopicAdvisories(false);
        RedeliveryPolicy redelivery = new RedeliveryPolicy();
        redelivery.setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
        redelivery.setInitialRedeliveryDelay(0);
        redelivery.setRedeliveryDelay(0);
        factory.setRedeliveryPolicy(redelivery);
        return factory;
    }

    /** Makes a message. */
    @FunctionalInterface
    public interface Writing {
        Message write(Session session) throws JMSException;
    }

    /** Sends all in one transaction. */
    public void send(String queue, List<Writing> messages) throws JMSException {
        try (Connection connection = connections().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            for (Writing message : messages) {
                producer.send(message.write(session));
            }
            session.commit();
        }
    }

    public void sendText(String queue, String... texts) throws JMSException {
        send(
                queue,
                List.of(texts).stream()
                        .<Writing>map(text -> session -> session.createTextMessage(text))
                        .toList());
    }

    /** Sends texts that expire. */
    public void sendWithTimeToLive(String queue, Duration timeToLive, String... texts) throws JMSException {
        try (Connection connection = connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.setTimeToLive(timeToLive.toMillis());
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
        }
    }

    /** What is on the queue, in order, without taking it. */
    public List<Message> browse(String queue) throws JMSException {
        try (Connection connection = connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            List<Message> messages = new ArrayList<>();
            Enumeration<?> all =
                    session.createBrowser(session.createQueue(queue)).getEnumeration();
            while (all.hasMoreElements()) {
                messages.add((Message) all.nextElement());
            }
            return messages;
        }
    }

    /** Takes what is there within a short while. */
    public List<Message> take(String queue, int atMost) throws JMSException {
        List<Message> taken = new ArrayList<>();
        try (Connection connection = connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            for (Message message = consumer.receive(3000); message != null; message = consumer.receive(150)) {
                taken.add(message);
                if (taken.size() == atMost) {
                    break;
                }
            }
        }
        return taken;
    }

    /** Messages on the queue, those in the hands of a consumer included. */
    public long waiting(String queue) {
        try {
            var destination = broker.getDestination(new ActiveMQQueue(queue));
            return destination == null
                    ? 0
                    : destination.getDestinationStatistics().getMessages().getCount();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            broker.stop();
            broker.waitUntilStopped();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }
}
