package org.orderrelay.bench.rival;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.slf4j.LoggerFactory;

/**
 * What a careful programmer writes by hand: transacted consumers, each on a connection and thread of its own; Jackson;
 * one pooled HttpClient 5; a look into the ledger before the call, one commit after it, then the session's commit.
 */
public final class HandWritten {
    /** So that no consumer keeps messages that others could work on. */
    private static final int AHEAD = 5;

    private final RivalSettings settings;
    private final CloseableHttpClient http;

    private HandWritten(RivalSettings settings) {
        this.settings = settings;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(settings.inFlight())
                        .setMaxConnPerRoute(settings.inFlight())
                        .build())
                .disableAutomaticRetries()
                .build();
    }

    /** Runs until its process is ended; arguments as in {@link RivalSettings}. */
    public static void main(String[] arguments) throws Exception {
        HandWritten program = new HandWritten(RivalSettings.of(arguments));
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(program.settings.broker());
        factory.getPrefetchPolicy().setQueuePrefetch(AHEAD);
        factory.setWatchTopicAdvisories(false);
        for (int i = 0; i < program.settings.inFlight(); i++) {
            Connection connection = factory.createConnection();
            connection.start();
            new Thread(() -> program.consume(connection), "consumer-" + i).start();
        }
    }

    private void consume(Connection connection) {
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer orders = session.createConsumer(session.createQueue("orders"));
                MessageProducer outcomes = session.createProducer(session.createQueue("orders.outcomes"))) {
            while (true) {
                TextMessage message = (TextMessage) orders.receive();
                if (message == null) {
                    return;
                }
                RivalOrder order = RivalOrder.read(message.getText());
                if (!settings.ledger().isSent(order.eventKey())) {
                    int status = call(order);
                    outcomes.send(session.createTextMessage(order.outcome(status)));
                }
                session.commit();
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e); // the process is being ended
        } catch (Exception e) {
            LoggerFactory.getLogger(HandWritten.class).error("The program failed", e);
            System.exit(1); // a comparison with a program that fails is none
        }
    }

    private int call(RivalOrder order) throws Exception {
        HttpPost request = new HttpPost(settings.messages());
        request.setHeader("api-key", "bench");
        request.setEntity(new StringEntity(order.payload(), ContentType.APPLICATION_JSON));
        return http.execute(request, response -> {
            String answer = EntityUtils.toString(response.getEntity());
            try {
                settings.ledger().settle(order, response.getCode(), answer);
            } catch (SQLException e) {
                throw new IOException(e);
            }
            if (response.getCode() >= 300) {
                throw new IOException("the sandbox refuses what this program sends: " + answer);
            }
            return response.getCode();
        });
    }
}
