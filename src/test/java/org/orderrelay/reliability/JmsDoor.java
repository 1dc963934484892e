package org.orderrelay.reliability;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The ERP's queue: a transaction a batch, a message an event, a group an order. The broker dies with the relay. */
final class JmsDoor implements Door {
    private final ActiveMQConnectionFactory connections;

    @Nullable
    private Connection connection;

    @Nullable
    private Session session;

    @Nullable
    private MessageProducer producer;

    JmsDoor(RelayProcess relay) {
        this.connections = new ActiveMQConnectionFactory(relay.brokerUrl());
        connections.setWatchTopicAdvisories(false);
    }

    @Override
    public String name() {
        return "jms";
    }

    @Override
    public int pauseMillis() {
        return 100;
    }

    @Override
    public Answer put(List<Step> batch) {
        boolean sent = false;
        try {
            open();
            for (Step step : batch) {
                TextMessage message = session.createTextMessage(step.order().json(step.status()));
                // two sessions take from the queue: the messages of one order are for one of them
                message.setStringProperty("JMSXGroupID", step.order().reference());
                producer.send(message);
            }
            sent = true;
            session.commit();
            return Answer.ACKED;
        } catch (JMSException e) {
            close();
            return sent ? Answer.IN_DOUBT : Answer.REFUSED;
        }
    }

    private void open() throws JMSException {
        if (producer == null) {
            connection = connections.createConnection();
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
            producer = session.createProducer(session.createQueue("orders"));
        }
    }

    @Override
    public void close() {
        Connection broken = connection;
        producer = null;
        session = null;
        connection = null;
        try {
            if (broken != null) {
                broken.close();
            }
        } catch (JMSException e) {
            // the broker died with the relay: nothing is left to close
        }
    }
}
