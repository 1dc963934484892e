package org.orderrelay.pipeline.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;

/** Messages that want an answer. */
class RepliesTest extends LoopOnBroker {
    /** Each document is an array of one good and one bad order. */
    private static RecordResult verdicts(List<ReceivedDocument> batch) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ReceivedDocument document : batch) {
            verdicts.add(new Verdict(
                    Verdict.Kind.RECORDED, document.origin(), 0, text(document), "pending", List.of("d-1"), List.of()));
            verdicts.add(new Verdict(
                    Verdict.Kind.REJECTED,
                    document.origin(),
                    1,
                    null,
                    null,
                    List.of(),
                    List.of(new Violation("/status", "required", "is missing"))));
        }
        return new RecordResult.Recorded(verdicts);
    }

    private void ask(String text, Destination replyTo, String correlation) throws Exception {
        broker.send(queue, List.of(session -> {
            TextMessage message = session.createTextMessage(text);
            message.setJMSReplyTo(replyTo);
            message.setJMSCorrelationID(correlation);
            return message;
        }));
    }

    private static JsonNode json(Message message) throws Exception {
        return new ObjectMapper().readTree(((TextMessage) message).getText());
    }

    @Test
    void eachMessageGetsTheVerdictsOnItsOwnOrders() throws Exception {
        ask("A-1", new ActiveMQQueue("answers"), "my-correlation");
        ask("A-2", new ActiveMQQueue("answers"), null);
        broker.sendText(queue, "A-3");
        List<Message> asked = broker.browse(queue);

        start(RepliesTest::verdicts);

        List<Message> replies = broker.take("answers", 2);
        assertThat(replies).hasSize(2);
        assertThat(replies.get(0).getJMSCorrelationID()).isEqualTo("my-correlation");
        assertThat(replies.get(1).getJMSCorrelationID()).isEqualTo(asked.get(1).getJMSMessageID());
        assertThat(json(replies.get(0)).toString())
                .isEqualTo("{\"accepted\":[{\"reference_id\":\"A-1\",\"status\":\"pending\",\"delivery_ids\":[\"d-1\"],"
                        + "\"duplicate\":false}],\"rejected\":[{\"index\":1,\"reference_id\":null,\"violations\":[{"
                        + "\"path\":\"/status\",\"rule\":\"required\",\"message\":\"is missing\"}]}]}");
        assertThat(json(replies.get(1)).at("/accepted/0/reference_id").asText()).isEqualTo("A-2");
    }

    @Test
    void theReplyIsOnItsWayWhenTheMessageIsAcknowledgedAndNotBefore() throws Exception {
        ask("B-1", new ActiveMQQueue("late-answers"), "c");

        start(batch -> batches.size() < 3 ? AWAY : verdicts(batch));

        await().until(() -> batches.size() == 2);
        assertThat(broker.waiting("late-answers")).isZero();
        awaitDrained();
        assertThat(broker.take("late-answers", 5)).hasSize(1);
    }

    @Test
    void aTemporaryQueueIsAnsweredAndOneThatIsGoneIsNoError() throws Exception {
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            TemporaryQueue gone = session.createTemporaryQueue();
            TemporaryQueue here = session.createTemporaryQueue();
            ask("C-1", gone, "gone");
            gone.delete();
            ask("C-2", here, "here");

            start(RepliesTest::verdicts);

            Message reply = session.createConsumer(here).receive(10_000);
            assertThat(reply.getJMSCorrelationID()).isEqualTo("here");
            awaitDrained();
            assertThat(batches).as("nothing was delivered twice").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-1,x-2", "topic://x-3,queue://x-4", "x.>", "ActiveMQ.Advisory.Connection", "SELF"})
    void noReplyGoesToWhatIsNotOneQueueOrTopic(String name) throws Exception {
        queue += Integer.toString(name.hashCode() & 0xFFFF);
        ask("D-1", new ActiveMQQueue(name.equals("SELF") ? queue : name), "c");

        start(RepliesTest::verdicts);

        awaitDrained();
        assertThat(batches).hasSize(1);
        assertThat(broker.waiting("x-1") + broker.waiting("x-2") + broker.waiting("x-4"))
                .isZero();
    }

    @Test
    void aTopicIsAnsweredToo() throws Exception {
        ActiveMQTopic topic = new ActiveMQTopic("answers-to-all");
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            var listener = session.createConsumer(topic);
            ask("E-1", topic, "c");

            start(RepliesTest::verdicts);

            assertThat(listener.receive(10_000)).isNotNull();
        }
    }
}
