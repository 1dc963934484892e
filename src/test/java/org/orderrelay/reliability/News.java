package org.orderrelay.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.ActiveMQConnectionFactory;

/** What the ERP was told on {@code orders.outcomes}: at least once, and by its id only once. */
final class News {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<String, JsonNode> byOutcome = new HashMap<>();
    private final Set<String> acceptedDeliveries = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private int messages;

    /**
     * Takes everything from the queue.
     *
     * @param deliveries how many deliveries must be told as accepted; less are waited for
     */
    static News read(RelayProcess relay, int deliveries) throws Exception {
        News news = new News();
        Instant end = Instant.now().plus(LONGEST);
        try (Connection connection = new ActiveMQConnectionFactory(relay.brokerUrl()).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue("orders.outcomes"))) {
            connection.start();
            Message message = consumer.receive(5_000);
            while (message != null
                    || (news.acceptedDeliveries.size() < deliveries
                            && Instant.now().isBefore(end))) {
                if (message != null) {
                    news.take(message);
                }
                message = consumer.receive(500);
            }
        }
        return news;
    }

    private void take(Message message) throws JMSException, IOException {
        messages++;
        JsonNode outcome = JSON.readTree(((TextMessage) message).getText());
        String id = outcome.path("outcome_id").asText();
        JsonNode before = byOutcome.putIfAbsent(id, outcome);
        if (before != null && !before.equals(outcome)) {
            faults.add("outcome " + id + " says two things");
        }
        if (!id.equals(message.getStringProperty("outcomeId"))) {
            faults.add("outcome " + id + " has another id in its header");
        }
        if (outcome.path("state").asText().equals("accepted")) {
            acceptedDeliveries.add(outcome.path("delivery_id").asText());
        }
    }

    /** Messages that were published a second time. */
    int repeated() {
        return messages - byOutcome.size();
    }

    /** What is wrong with it: accepted deliveries nobody was told of, ids that mean two things. */
    List<String> faults(List<Taken> taken) {
        List<String> all = new ArrayList<>(faults);
        taken.stream()
                .filter(one -> !acceptedDeliveries.contains(one.deliveryId()))
                .forEach(one -> all.add("nobody was told of " + one.event()));
        return all;
    }
}
