package org.orderrelay.pipeline.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.ReceivedDocument;

/**
 * A JMS message becomes a document. Only text and bytes are opened; the body of any other type is not touched, since
 * reading an object message would run its classes. Headers and properties are not taken over,
 * but for {@code traceparent} where orders are traced.
 *
 * @param deliveries how often a message may be delivered, and tried in hand; 0 means no limit
 * @param traced whether the property {@code traceparent} is read
 */
record JmsDocuments(String queue, int deliveries, boolean traced, MemoryOfDeaths deaths, Clock clock) {

    /** What a session takes from a message it received. */
    TakenMessage take(Message message) throws JMSException {
        Origin origin = Origin.of("jms", message.getJMSMessageID());
        if (traced) {
            origin = origin.tracedBy(message.getStringProperty("traceparent"));
        }
        int delivery = Math.max(TakenMessage.brokersCount(message), 1 + deaths.of(origin.document()));
        ReceivedDocument document = document(origin, message);
        boolean ended = deliveries > 0 && delivery > deliveries && document.isReadable();
        return new TakenMessage(message, delivery, ended ? poisoned(document, "") : document);
    }

    /** Whether there is something to try with a message that was refused alone: not when its bare refusal was. */
    boolean hasNextTry(TakenMessage refused) {
        ReceivedDocument document = refused.document();
        return document.isReadable() ? deliveries > 0 : !"".equals(document.content());
    }

    /** The document as it may be recorded now: a message that expired in hand, while the ledger was away, is refused. */
    ReceivedDocument current(TakenMessage taken) {
        ReceivedDocument document = taken.document();
        try {
            long expires = taken.message().getJMSExpiration();
            return expires > 0 && expires <= clock.millis() && document.isReadable()
                    ? refused(document.origin(), document.content(), "expired", "the message's time to live is over")
                    : document;
        } catch (JMSException e) {
            return refused(document.origin(), "", "message-type", "the message's expiry cannot be read");
        }
    }

    /** The next try of a message that was refused; after the last one the refusal itself, in the end without content. */
    TakenMessage after(TakenMessage taken, String reason) {
        ReceivedDocument document = taken.document();
        if (!document.isReadable()) {
            return taken.with(new ReceivedDocument(document.origin(), "", document.refusal()));
        }
        TakenMessage again = taken.again(document);
        return again.delivery() <= deliveries ? again : again.with(poisoned(document, reason));
    }

    private ReceivedDocument document(Origin origin, Message message) throws JMSException {
        try {
            if (message instanceof TextMessage text) {
                return text(origin, text);
            }
            if (message instanceof BytesMessage bytes) {
                return bytes(origin, bytes);
            }
        } catch (JMSException e) {
            return refused(origin, "", "message-type", "the message's body cannot be read: " + e.getMessage());
        }
        String type = message.getClass().getSimpleName();
        return refused(
                origin, "", "message-type", type + " is not read; send a TextMessage or a BytesMessage with JSON");
    }

    private static ReceivedDocument text(Origin origin, TextMessage message) throws JMSException {
        long marshalled = MarshalledText.length(message);
        if (marshalled > JsonDocuments.MOST_BYTES) {
            return tooLarge(origin, marshalled);
        }
        String text = message.getText();
        byte[] content = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        return content.length > JsonDocuments.MOST_BYTES
                ? tooLarge(origin, content.length)
                : ReceivedDocument.of(origin, content);
    }

    private static ReceivedDocument bytes(Origin origin, BytesMessage message) throws JMSException {
        if (message.getBodyLength() > JsonDocuments.MOST_BYTES) {
            return tooLarge(origin, message.getBodyLength());
        }
        byte[] content = new byte[(int) message.getBodyLength()];
        message.readBytes(content);
        return ReceivedDocument.of(origin, content);
    }

    private static ReceivedDocument tooLarge(Origin origin, long bytes) {
        String rule = "the message has " + bytes + " bytes; at most " + JsonDocuments.MOST_BYTES;
        return refused(origin, "", "size", rule);
    }

    private ReceivedDocument poisoned(ReceivedDocument document, String reason) {
        String why = "delivered " + deliveries + " times from " + queue + " without an end"
                + (reason.isEmpty() ? "; not read again" : " (" + reason + ")") + ". Check it and send it anew";
        return refused(document.origin(), document.content(), "deliveries", why);
    }

    private static ReceivedDocument refused(Origin origin, Object content, String rule, String message) {
        return new ReceivedDocument(origin, content, new Violation("", rule, message));
    }
}
