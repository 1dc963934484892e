package org.orderrelay.pipeline.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TestBroker;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;

/** Session loops on a real broker, each test on a queue of its own. */
abstract class LoopOnBroker {
    static final RecordResult OK = new RecordResult.Recorded(List.of());
    static final RecordResult AWAY = new RecordResult.NotRecorded("the disk is full");
    static final RecordResult REFUSED = new RecordResult.NotRecorded("a fault of ours", true);

    @TempDir
    private static Path folder;

    static TestBroker broker;

    /** What was handed over, in order. */
    final List<List<ReceivedDocument>> batches = new CopyOnWriteArrayList<>();

    private final List<JmsBatchLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    /** Of the next loop: how often a message is delivered, what it selects, and what tells the time. */
    int deliveries = 5;

    String selector;
    Clock clock = Clock.systemUTC();
    /** Where the next loop remembers deaths; null for nowhere. */
    Path memory;

    String queue;

    @BeforeAll
    static void startBroker(TestInfo test) throws Exception {
        broker = new TestBroker(test.getTestClass().orElseThrow().getSimpleName(), folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void nameQueue(TestInfo test) {
        queue = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void stopLoops() throws Exception {
        stop();
    }

    void start(Function<List<ReceivedDocument>, RecordResult> record) {
        startSessions(1, record);
    }

    /** Sessions of one source. */
    void startSessions(int sessions, Function<List<ReceivedDocument>, RecordResult> record) {
        JmsBatchComponent component = memory == null
                ? new JmsBatchComponent(broker.connections())
                : new JmsBatchComponent(broker.connections(), memory, clock);
        JmsBatchEndpoint endpoint = new JmsBatchEndpoint("jms-batch:" + queue, component, queue);
        endpoint.setDeliveries(deliveries);
        endpoint.setSelector(selector);
        // a slow machine must not cut a batch short
        endpoint.setMaxWaitMillis(200);
        for (int session = 0; session < sessions; session++) {
            JmsBatchLoop loop = new JmsBatchLoop(endpoint, component, session, batch -> {
                batches.add(batch);
                return record.apply(batch);
            });
            Thread thread = new Thread(loop, queue);
            loops.add(loop);
            threads.add(thread);
            thread.start();
        }
    }

    void stop() throws InterruptedException {
        loops.forEach(JmsBatchLoop::stop);
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    void awaitDrained() {
        await().until(() -> broker.waiting(queue) == 0);
    }

    static String text(ReceivedDocument document) {
        return document.content() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : document.content().toString();
    }
}
