package org.orderrelay.pipeline.jms;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.apache.activemq.util.ByteSequence;

/** How long a text is, before it is opened. */
final class MarshalledText {
    private MarshalledText() {}

    /** The length ActiveMQ wrote in front of the text, read without opening it; 0 for a text that is open already. */
    static long length(TextMessage message) throws JMSException {
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
}
