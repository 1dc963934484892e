package org.orderrelay.pipeline.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.ReceivedDocument;

/**
 * A JMS message becomes a document. Only text and bytes are opened; the body of any other type is not touched, since
 * reading an object message would run its classes. Headers and properties are not taken over.
 */
final class JmsDocuments {
    private final String queue;
    private final int deliveries;

    JmsDocuments(String queue, int deliveries) {
        this.queue = queue;
        this.deliveries = deliveries;
    }

    ReceivedDocument document(Message message) throws JMSException {
        Origin origin = Origin.of("jms", message.getJMSMessageID());
        int count = message.propertyExists("JMSXDeliveryCount") ? message.getIntProperty("JMSXDeliveryCount") : 1;
        boolean poisoned = deliveries > 0 && count > deliveries;
        try {
            if (message instanceof TextMessage text) {
                return content(origin, text(text), poisoned);
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

    private static byte[] text(TextMessage message) throws JMSException {
        String text = message.getText();
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    private ReceivedDocument content(Origin origin, byte[] content, boolean poisoned) {
        return poisoned ? poisoned(origin, content) : ReceivedDocument.of(origin, content);
    }

    private ReceivedDocument bytes(Origin origin, BytesMessage message, boolean poisoned) throws JMSException {
        if (message.getBodyLength() > JsonDocuments.MOST_BYTES) {
            String rule = "the message has " + message.getBodyLength() + " bytes; at most " + JsonDocuments.MOST_BYTES;
            return refused(origin, "", "size", rule);
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
