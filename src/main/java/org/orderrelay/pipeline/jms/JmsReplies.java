package org.orderrelay.pipeline.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.command.ActiveMQDestination;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.intake.VerdictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers messages that name a {@code JMSReplyTo}: the verdicts on their orders, as {@code POST /v1/orders} answers. Sent
 * after the ledger's commit and before the message is acknowledged: no acknowledged message is without its reply, and one
 * that comes again is answered again.
 *
 * <p>Not in the transaction that acknowledges: ActiveMQ rolls that one back if a temporary queue is gone, and whoever asks
 * and goes away would bring everybody's messages back again and again. A reply nobody can take is not an error.
 */
final class JmsReplies {
    private static final Logger LOG = LoggerFactory.getLogger(JmsReplies.class);

    private final Connection connection;
    private final String source;
    /** Replies to temporary destinations, which are not kept on disk. */
    private @Nullable Session passing;
    /** Replies that are kept, in one transaction a batch. */
    private @Nullable Session lasting;

    /** @param source name of the queue the messages come from: no reply goes there */
    JmsReplies(Connection connection, String source) {
        this.connection = connection;
        this.source = source;
    }

    private record Reply(ActiveMQDestination to, Message asked, List<Verdict> verdicts) {}

    void send(List<TakenMessage> messages, List<Verdict> verdicts) throws JMSException {
        List<Reply> replies = new ArrayList<>(0);
        for (TakenMessage taken : messages) {
            if (taken.replyTo() != null) {
                String id = taken.document().origin().document();
                List<Verdict> own = verdicts.stream()
                        .filter(verdict -> verdict.origin().document().equals(id))
                        .toList();
                destination(taken.replyTo()).ifPresent(to -> replies.add(new Reply(to, taken.message(), own)));
            }
        }
        List<Reply> kept = new ArrayList<>(0);
        for (Reply reply : replies) {
            if (reply.to().isTemporary()) {
                sendPassing(reply);
            } else {
                kept.add(reply);
            }
        }
        if (!kept.isEmpty() && !sendLasting(kept) && kept.size() > 1) {
            kept.forEach(reply -> sendLasting(List.of(reply)));
        }
    }

    private void sendPassing(Reply reply) {
        try {
            Session session = passing == null ? connection.createSession(false, Session.AUTO_ACKNOWLEDGE) : passing;
            passing = session;
            send(session, reply, DeliveryMode.NON_PERSISTENT);
        } catch (JMSException e) {
            LOG.info("A reply finds nobody: {}", e.getMessage());
        }
    }

    /** All of them or none; one that must not be sent fails with its neighbours, which are then sent alone. */
    private boolean sendLasting(List<Reply> replies) {
        try {
            Session session = lasting == null ? connection.createSession(true, Session.SESSION_TRANSACTED) : lasting;
            lasting = session;
            for (Reply reply : replies) {
                send(session, reply, DeliveryMode.PERSISTENT);
            }
            session.commit();
            return true;
        } catch (JMSException e) {
            LOG.info("{} replies cannot be sent: {}", replies.size(), e.getMessage());
            return false;
        }
    }

    private static void send(Session session, Reply reply, int mode) throws JMSException {
        TextMessage answer = session.createTextMessage(VerdictJson.write(reply.verdicts()));
        String correlation = reply.asked().getJMSCorrelationID();
        answer.setJMSCorrelationID(correlation == null ? reply.asked().getJMSMessageID() : correlation);
        try (MessageProducer producer = session.createProducer(reply.to())) {
            producer.send(answer, mode, reply.asked().getJMSPriority(), Message.DEFAULT_TIME_TO_LIVE);
        }
    }

    private Optional<ActiveMQDestination> destination(@Nullable Destination replyTo) {
        if (replyTo instanceof ActiveMQDestination destination && isAnswerable(destination)) {
            return Optional.of(destination);
        }
        LOG.warn("A message asks for a reply to what is not one queue or topic of this broker; it gets none");
        return Optional.empty();
    }

    /** One queue or topic: no list of them, no pattern, none of the broker's own, and not the one orders come from. */
    private boolean isAnswerable(ActiveMQDestination destination) {
        String name = destination.getPhysicalName();
        boolean single = name != null && !destination.isComposite() && !destination.isPattern() && !name.contains("?");
        return single && !name.startsWith("ActiveMQ.") && !isSource(destination, name);
    }

    private boolean isSource(ActiveMQDestination destination, String name) {
        return destination.isQueue() && !destination.isTemporary() && name.equals(source);
    }
}
