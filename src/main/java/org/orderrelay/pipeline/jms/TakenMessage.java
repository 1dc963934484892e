package org.orderrelay.pipeline.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;
import org.orderrelay.pipeline.intake.ReceivedDocument;

/**
 * A message in the hands of a session.
 *
 * @param delivery which delivery of it this is, 1 being the first: the broker's count, or that of the memory of deaths if
 *     it is higher; a try in hand after the ledger refused it counts as one more
 * @param document what is made of it
 */
record TakenMessage(Message message, int delivery, ReceivedDocument document) {
    private static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    /** The broker's own count, 1 if it keeps none. */
    static int brokersCount(Message message) throws JMSException {
        return message.propertyExists(DELIVERY_COUNT) ? Math.max(1, message.getIntProperty(DELIVERY_COUNT)) : 1;
    }

    /** Whether it was in somebody's hands before: it is worked on alone, since it may be what ended the process. */
    boolean isSuspicious() {
        return delivery > 1;
    }

    @Nullable
    Destination replyTo() throws JMSException {
        return message.getJMSReplyTo();
    }

    TakenMessage again(ReceivedDocument next) {
        return new TakenMessage(message, delivery + 1, next);
    }

    TakenMessage with(ReceivedDocument other) {
        return new TakenMessage(message, delivery, other);
    }
}
