package org.orderrelay.pipeline.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session: gather a batch, have it recorded, commit. While the ledger is away the batch is kept in hand and offered
 * again, not rolled back: a roll-back would count as a delivery of every message in it, and a long outage would turn
 * good messages into "delivered too often". It is rolled back when the source stops, or when the broker goes away.
 */
final class JmsBatchLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JmsBatchLoop.class);
    private static final long IDLE_MILLIS = 250;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final JmsBatchEndpoint endpoint;
    private final ConnectionFactory connections;
    private final Function<List<ReceivedDocument>, RecordResult> handOver;
    private final JmsDocuments documents;
    private final CountDownLatch stopped = new CountDownLatch(1);

    JmsBatchLoop(
            JmsBatchEndpoint endpoint,
            ConnectionFactory connections,
            Function<List<ReceivedDocument>, RecordResult> handOver) {
        this.endpoint = endpoint;
        this.connections = connections;
        this.handOver = handOver;
        this.documents = new JmsDocuments(endpoint.queue(), endpoint.getDeliveries(), endpoint.isTraced());
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isStopped()) {
            try (Connection connection = connections.createConnection()) {
                connection.start();
                pause = FIRST_PAUSE_MILLIS;
                consume(connection);
            } catch (JMSException e) {
                LOG.warn("The broker is away ({}); next try in {} ms", e.getMessage(), pause);
                pauseFor(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            } catch (RuntimeException | Error e) {
                // the queue must not be left without its reader; the batch went back with its connection
                LOG.error("The relay failed on a batch of {}; it is read again in {} ms", endpoint.queue(), pause, e);
                pauseFor(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private void consume(Connection connection) throws JMSException {
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(endpoint.queue()))) {
            while (!isStopped()) {
                List<Message> batch = gather(consumer);
                if (!batch.isEmpty() && !settle(session, batch)) {
                    return;
                }
            }
        }
    }

    private List<Message> gather(MessageConsumer consumer) throws JMSException {
        List<Message> batch = new ArrayList<>();
        Message message = consumer.receive(IDLE_MILLIS);
        while (message != null) {
            batch.add(message);
            message = batch.size() < endpoint.getMaxMessages() ? consumer.receive(endpoint.getMaxWaitMillis()) : null;
        }
        return batch;
    }

    /** Commits once the batch is on disk; false if the source stopped before that and the batch went back. */
    private boolean settle(Session session, List<Message> batch) throws JMSException {
        List<ReceivedDocument> received = new ArrayList<>(batch.size());
        for (Message message : batch) {
            received.add(documents.document(message));
        }
        long pause = FIRST_PAUSE_MILLIS;
        while (handOver.apply(received) instanceof RecordResult.NotRecorded refusal) {
            LOG.warn("{} messages wait for the ledger: {}", batch.size(), refusal.reason());
            if (pauseFor(pause)) {
                session.rollback();
                return false;
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
        session.commit();
        return true;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits, and tells whether the source was stopped meanwhile. */
    private boolean pauseFor(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return true;
        }
    }
}
