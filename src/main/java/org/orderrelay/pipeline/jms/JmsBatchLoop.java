package org.orderrelay.pipeline.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session: gather a batch, have it recorded, answer whoever wants an answer, commit. While the ledger is away the
 * batch is kept in hand and offered again, not rolled back: a roll-back would count as a delivery of every message in
 * it, and a long outage would turn good messages into "delivered too often". It is rolled back when the source stops, or
 * when the broker goes away.
 *
 * <p>A message that was delivered before ends its batch and is worked on alone, in all sessions. After it, and at the start, nothing is
 * sent ahead: a message that ends the process counts then, and not what happened to lie behind it.
 */
final class JmsBatchLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JmsBatchLoop.class);
    private static final long IDLE_MILLIS = 250;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    /** ActiveMQ's way to say that messages are fetched one by one; a client of another make would not know it. */
    private static final String NOTHING_AHEAD = "?consumer.prefetchSize=0";

    private final JmsBatchEndpoint endpoint;
    private final ConnectionFactory connections;
    private final MemoryOfDeaths deaths;
    private final MemoryOfDeaths.Hand memory;
    private final JmsDocuments documents;
    private final JmsHand hand;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param session number of this session among those of the endpoint, from 0 */
    JmsBatchLoop(
            JmsBatchEndpoint endpoint,
            JmsBatchComponent component,
            int session,
            Function<List<ReceivedDocument>, RecordResult> handOver) {
        this.endpoint = endpoint;
        this.connections = component.connections();
        this.deaths = component.deaths();
        this.memory = deaths.hand(session);
        this.documents = new JmsDocuments(
                endpoint.queue(), endpoint.getDeliveries(), endpoint.isTraced(), deaths, component.clock());
        this.hand = new JmsHand(handOver, documents, stopped);
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
        memory.close();
    }

    private void consume(Connection connection) throws JMSException {
        JmsReplies replies = new JmsReplies(connection, endpoint.queue());
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            boolean careful = true;
            while (!isStopped()) {
                careful = consume(session, replies, careful);
            }
        }
    }

    /** Takes batches until it should be done more, or less, carefully; which of the two is told. */
    private boolean consume(Session session, JmsReplies replies, boolean careful) throws JMSException {
        Queue queue = session.createQueue(endpoint.queue() + (careful ? NOTHING_AHEAD : ""));
        try (MessageConsumer consumer = session.createConsumer(queue, endpoint.getSelector())) {
            while (!isStopped()) {
                List<TakenMessage> batch = gather(consumer);
                boolean suspicious =
                        !batch.isEmpty() && batch.get(batch.size() - 1).isSuspicious();
                boolean changed = suspicious != careful && !batch.isEmpty();
                if (!settle(session, replies, batch) || changed) {
                    return suspicious;
                }
            }
        }
        return careful;
    }

    private List<TakenMessage> gather(MessageConsumer consumer) throws JMSException {
        List<TakenMessage> batch = new ArrayList<>();
        Message message = consumer.receive(IDLE_MILLIS);
        if (message == null) {
            deaths.forget();
        }
        while (message != null) {
            TakenMessage taken = documents.take(message);
            batch.add(taken);
            boolean goOn = batch.size() < endpoint.getMaxMessages() && !taken.isSuspicious();
            message = goOn ? consumer.receive(endpoint.getMaxWaitMillis()) : null;
        }
        return batch;
    }

    /** Commits once the batch is on disk; false if the source stopped before that and the batch went back. */
    private boolean settle(Session session, JmsReplies replies, List<TakenMessage> batch) throws JMSException {
        if (batch.isEmpty()) {
            return true;
        }
        Lock work = deaths.work(batch.get(batch.size() - 1).isSuspicious());
        work.lock();
        try {
            return settleInPeace(session, replies, batch);
        } finally {
            work.unlock();
        }
    }

    private boolean settleInPeace(Session session, JmsReplies replies, List<TakenMessage> batch) throws JMSException {
        int fresh = batch.size() - (batch.get(batch.size() - 1).isSuspicious() ? 1 : 0);
        List<Verdict> verdicts = new ArrayList<>();
        for (List<TakenMessage> part : List.of(batch.subList(0, fresh), batch.subList(fresh, batch.size()))) {
            Optional<List<Verdict>> recorded = part.isEmpty() ? Optional.of(List.of()) : record(part);
            if (recorded.isEmpty()) {
                session.rollback();
                memory.isEmpty();
                return false;
            }
            verdicts.addAll(recorded.get());
        }
        replies.send(batch, verdicts);
        session.commit();
        memory.isEmpty();
        return true;
    }

    private Optional<List<Verdict>> record(List<TakenMessage> part) {
        memory.holds(part);
        return hand.record(part);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pauseFor(long millis) {
        try {
            var unused = stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
