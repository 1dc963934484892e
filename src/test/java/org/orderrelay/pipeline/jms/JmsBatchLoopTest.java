package org.orderrelay.pipeline.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.activemq.ActiveMQSession;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;

/** One session loop against a real broker. */
class JmsBatchLoopTest extends LoopOnBroker {
    private static final AtomicBoolean CANARY = new AtomicBoolean();

    private void start(int most, Function<List<ReceivedDocument>, RecordResult> record) {
        deliveries = most;
        start(record);
    }

    private ReceivedDocument only() {
        await().until(() -> batches.size() == 1);
        assertThat(batches.get(0)).hasSize(1);
        return batches.get(0).get(0);
    }

    @Test
    void twoHundredAndFiftyMessagesAreOneBatch() throws Exception {
        broker.sendText(queue, Collections.nCopies(300, "{}").toArray(String[]::new));

        start(5, batch -> OK);

        await().until(() -> broker.waiting(queue) == 0);
        assertThat(batches).extracting(List::size).containsExactly(250, 50);
    }

    @Test
    void textAndBytesAreReadAsTheyAre() throws Exception {
        broker.send(queue, List.of(session -> session.createTextMessage("{\"a\":\"é\"}"), session -> {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes("{\"b\":\"é\"}".getBytes(StandardCharsets.UTF_8));
            return bytes;
        }));

        start(5, batch -> OK);

        await().until(() -> broker.waiting(queue) == 0);
        assertThat(batches.get(0))
                .extracting(document -> new String((byte[]) document.content(), StandardCharsets.UTF_8))
                .containsExactly("{\"a\":\"é\"}", "{\"b\":\"é\"}");
        assertThat(batches.get(0)).allMatch(ReceivedDocument::isReadable);
        assertThat(batches.get(0).get(0).origin().source()).isEqualTo("jms");
        assertThat(batches.get(0).get(0).origin().document()).startsWith("ID:");
    }

    @Test
    void aRefusedBatchStaysInHandAndDoesNotCountAsDelivered() throws Exception {
        broker.sendText(queue, "{}");

        start(1, batch -> batches.size() < 3 ? new RecordResult.NotRecorded("the disk is full") : OK);

        await().until(() -> broker.waiting(queue) == 0);
        assertThat(batches)
                .hasSize(3)
                .allSatisfy(batch -> assertThat(batch).singleElement().matches(ReceivedDocument::isReadable));
    }

    @Test
    void aFaultOfOursDoesNotLeaveTheQueueWithoutItsReader() throws Exception {
        broker.sendText(queue, "{}");

        start(5, batch -> {
            if (batches.size() == 1) {
                throw new IllegalStateException("a fault of ours");
            }
            return OK;
        });

        await().until(() -> broker.waiting(queue) == 0);
        assertThat(batches).hasSize(2);
    }

    @Test
    void aSourceThatStopsGivesItsBatchBack() throws Exception {
        broker.sendText(queue, "{\"n\":1}", "{\"n\":2}");
        start(5, batch -> new RecordResult.NotRecorded("the disk is full"));
        await().until(() -> !batches.isEmpty());

        stop();

        assertThat(broker.take(queue, 10)).hasSize(2);
    }

    @Test
    void aMessageDeliveredTooOftenIsRefusedUnread() throws Exception {
        broker.sendText(queue, "{}");
        for (int i = 0; i < 2; i++) {
            batches.clear();
            start(2, batch -> new RecordResult.NotRecorded("the disk is full"));
            assertThat(only().isReadable()).isTrue();
            stop();
        }
        batches.clear();

        start(2, batch -> OK);

        assertThat(only().refusal()).extracting(Violation::rule).isEqualTo("deliveries");
        await().until(() -> broker.waiting(queue) == 0);
    }

    @Test
    void anObjectMessageIsRefusedAndItsClassNeverRuns() throws Exception {
        broker.send(queue, List.of(session -> session.createObjectMessage(new Canary())));

        start(5, batch -> OK);

        assertThat(only().refusal()).extracting(Violation::rule).isEqualTo("message-type");
        await().until(() -> broker.waiting(queue) == 0);
        assertThat(CANARY).isFalse();
    }

    @Test
    void aMapMessageIsRefusedUntouched() throws Exception {
        broker.send(queue, List.of(session -> {
            MapMessage map = session.createMapMessage();
            map.setString("reference_id", "MAP-1");
            return map;
        }));

        start(5, batch -> OK);

        assertThat(only().refusal()).extracting(Violation::rule).isEqualTo("message-type");
        assertThat(only().content()).isEqualTo("");
    }

    @Test
    void aBytesMessageOfMoreThanOneMegabyteIsRefusedUnread() throws Exception {
        broker.send(queue, List.of(session -> {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(new byte[1024 * 1024 + 1]);
            return bytes;
        }));

        start(5, batch -> OK);

        assertThat(only().refusal()).extracting(Violation::rule).isEqualTo("size");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTextMessageOfMoreThanOneMegabyteIsRefusedUnread(boolean compressed) throws Exception {
        queue += compressed;
        broker.send(queue, List.of(session -> {
            ActiveMQTextMessage text = (ActiveMQTextMessage) session.createTextMessage("x".repeat(1024 * 1024 + 1));
            text.setConnection(((ActiveMQSession) session).getConnection());
            ((ActiveMQSession) session).getConnection().setUseCompression(compressed);
            text.storeContentAndClear();
            return text;
        }));

        start(5, batch -> OK);

        assertThat(only().refusal()).extracting(Violation::rule).isEqualTo("size");
    }

    /** Tells when it is read back. */
    private static final class Canary implements Serializable {
        private void readObject(ObjectInputStream in) {
            CANARY.set(true);
        }
    }
}
