package org.orderrelay.pipeline.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.apache.activemq.util.ByteSequence;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.ReceivedDocument;

/**
 * A JMS message becomes a document. Only text and bytes are opened; the body of any other type is not touched, since
 * reading an object message would run its classes. Headers and properties are not taken over,
 * but for {@code traceparent} where orders are traced.
 */
final class JmsDocuments {
    private final String queue;
    private final int deliveries;
    private final boolean traced;

    /** @param traced whether the property {@code traceparent} is read */
    JmsDocuments(String queue, int deliveries, boolean traced) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.traced = traced;
    }

    ReceivedDocument document(Message message) throws JMSException {
        Origin origin = Origin.of("jms", message.getJMSMessageID());
        if (traced) {
            origin = origin.tracedBy(message.getStringProperty("traceparent"));
        }
        int count = message.propertyExists("JMSXDeliveryCount") ? message.getIntProperty("JMSXDeliveryCount") : 1;
        boolean poisoned = deliveries > 0 && count > deliveries;
        try {
            if (message instanceof TextMessage text) {
                return text(origin, text, poisoned);
            }
            if (message instanceof BytesMessage bytes) {
                return bytes(origin, bytes, poisoned);
            }
        } catch (JMSException e) {
            return refused(origin, "", "message-type", "the message's body cannot be read: " + e.getMessage());
        }
        String type = message.getClass().getSimpleName();
        return refused(
                origin, "", "message-type", type + " is not read; send a TextMessage or a BytesMessage with JSON");
    }

    private ReceivedDocument text(Origin origin, TextMessage message, boolean poisoned) throws JMSException {
        long marshalled = marshalledLength(message);
        if (marshalled > JsonDocuments.MOST_BYTES) {
            return tooLarge(origin, marshalled);
        }
        String text = message.getText();
        byte[] content = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        return content.length > JsonDocuments.MOST_BYTES
                ? tooLarge(origin, content.length)
                : content(origin, content, poisoned);
    }

    /** The length ActiveMQ wrote in front of the text, read without opening it; 0 for a text that is open already. */
    private static long marshalledLength(TextMessage message) throws JMSException {
        ByteSequence body = message instanceof ActiveMQTextMessage text ? text.getContent() : null;
        if (body == null) {
            return 0;
        }
        InputStream bytes = new ByteArrayInputStream(body.getData(), body.getOffset(), body.getLength());
        boolean compressed = ((ActiveMQTextMessage) message).isCompressed();
        try (DataInputStream in = new DataInputStream(compressed ? new InflaterInputStream(bytes) : bytes)) {
            return in.readInt();
        } catch (IOException e) {
            throw new JMSException("no length in front of the text");
        }
    }

    private static ReceivedDocument tooLarge(Origin origin, long bytes) {
        String rule = "the message has " + bytes + " bytes; at most " + JsonDocuments.MOST_BYTES;
        return refused(origin, "", "size", rule);
    }

    private ReceivedDocument content(Origin origin, byte[] content, boolean poisoned) {
        return poisoned ? poisoned(origin, content) : ReceivedDocument.of(origin, content);
    }

    private ReceivedDocument bytes(Origin origin, BytesMessage message, boolean poisoned) throws JMSException {
        if (message.getBodyLength() > JsonDocuments.MOST_BYTES) {
            return tooLarge(origin, message.getBodyLength());
        }
        byte[] content = new byte[(int) message.getBodyLength()];
        message.readBytes(content);
        return content(origin, content, poisoned);
    }

    private ReceivedDocument poisoned(Origin origin, Object content) {
        String why = "delivered more than " + deliveries + " times from " + queue
                + " without an end; not read again. Check it and send it anew";
        return refused(origin, content, "deliveries", why);
    }

    private static ReceivedDocument refused(Origin origin, Object content, String rule, String message) {
        return new ReceivedDocument(origin, content, new Violation("", rule, message));
    }
}
