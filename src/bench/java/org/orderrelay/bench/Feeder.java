package org.orderrelay.bench;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;

/** An ERP that puts orders on a queue, in transactions. */
final class Feeder {
    private static final int SEND_BATCH = 200;

    private Feeder() {}

    static void send(String brokerUrl, int series, int orders) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(brokerUrl).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            for (int i = 0; i < orders; i++) {
                producer.send(session.createTextMessage(BenchOrders.order(series, i)));
                if (i % SEND_BATCH == SEND_BATCH - 1) {
                    session.commit();
                }
            }
            session.commit();
        }
    }
}
