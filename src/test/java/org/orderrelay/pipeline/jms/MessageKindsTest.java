package org.orderrelay.pipeline.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.activemq.command.ActiveMQObjectMessage;
import org.apache.activemq.util.ByteSequence;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.Test;
import org.orderrelay.pipeline.TestBroker;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;

/** S10: only text and bytes are opened; no class a message names is ever looked for. */
class MessageKindsTest extends LoopOnBroker {
    private static final Set<String> LOOKED_FOR = ConcurrentHashMap.newKeySet();

    /** Notes every class that is asked of it; ActiveMQ and Camel resolve a message's classes by the thread's loader. */
    private static final class WatchingLoader extends ClassLoader {
        WatchingLoader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            LOOKED_FOR.add(name);
            return super.loadClass(name, resolve);
        }
    }

    /** What must never be looked for. */
    private record Canary(String name) implements Serializable {}

    @Override
    void start(Function<List<ReceivedDocument>, RecordResult> record) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new WatchingLoader(before));
        try {
            super.start(record); // its thread inherits the loader
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static TestBroker.Writing object(Object content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(content);
        }
        return session -> {
            // as a forging client writes it: the bytes are never an object on this side
            ActiveMQObjectMessage message = (ActiveMQObjectMessage) session.createObjectMessage();
            message.setContent(new ByteSequence(bytes.toByteArray()));
            return message;
        };
    }

    private static Object forgedHolder() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            DefaultExchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(new Canary("in a holder"));
            exchange.getMessage().setHeader("CamelHttpUri", "http://127.0.0.1:1");
            return DefaultExchangeHolder.marshal(exchange, true, true);
        }
    }

    private static TestBroker.Writing map(int entries) {
        return session -> {
            MapMessage map = session.createMapMessage();
            for (int i = 0; i < entries; i++) {
                map.setString("reference_id" + i, "MAP");
            }
            return map;
        };
    }

    private static TestBroker.Writing stream(int entries) {
        return session -> {
            StreamMessage stream = session.createStreamMessage();
            for (int i = 0; i < entries; i++) {
                stream.writeString("{}");
            }
            return stream;
        };
    }

    private static TestBroker.Writing bytes(byte[] content) {
        return session -> {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(content);
            return bytes;
        };
    }

    private static List<TestBroker.Writing> unreadable() throws Exception {
        List<TestBroker.Writing> messages = new ArrayList<>();
        for (Object content : List.of(
                new Canary("plain"),
                forgedHolder(),
                new HashMap<>(Collections.singletonMap("k", new Canary("nested"))),
                new ArrayList<>(List.of(new Canary("listed"))),
                "a string",
                42)) {
            messages.add(object(content));
        }
        for (int entries = 0; entries < 12; entries++) {
            messages.add(map(entries));
            messages.add(stream(entries));
        }
        for (int length = 0; length < 10; length++) {
            byte[] garbage = new byte[length];
            Arrays.fill(garbage, (byte) 0xAC);
            messages.add(session -> {
                ActiveMQObjectMessage message = (ActiveMQObjectMessage) session.createObjectMessage();
                message.setContent(new ByteSequence(garbage));
                return message;
            });
        }
        for (int i = 0; i < 10; i++) {
            messages.add(session -> session.createMessage());
        }
        return messages;
    }

    @Test
    void fiftyMessagesOfOtherKindsGoToTheInvalidOrdersUntouchedAndNoClassOfTheirsIsLookedFor() throws Exception {
        List<TestBroker.Writing> messages = new ArrayList<>(unreadable());
        assertThat(messages).hasSize(50);
        messages.add(session -> session.createTextMessage("{\"good\":1}"));
        broker.send(queue, messages);
        LOOKED_FOR.clear();

        start(batch -> OK);

        awaitDrained();
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0).subList(0, 50)).allSatisfy(document -> {
            assertThat(document.refusal().rule()).isEqualTo("message-type");
            assertThat(document.content()).isEqualTo("");
        });
        assertThat(batches.get(0).get(50)).matches(ReceivedDocument::isReadable);
        assertThat(LOOKED_FOR).noneMatch(name -> name.contains("Canary") || name.contains("DefaultExchangeHolder"));
    }

    /** The watch itself works: to open one of these messages would be seen. */
    @Test
    void openingAnObjectMessageWouldBeSeen() throws Exception {
        broker.send(queue, List.of(object(new Canary("plain"))));
        Message message = broker.take(queue, 1).get(0);
        LOOKED_FOR.clear();
        Thread opener = new Thread(() -> {
            try {
                ((ActiveMQObjectMessage) message).getObject();
            } catch (Exception refusedByTheAllowList) {
                LOOKED_FOR.add("refused");
            }
        });
        opener.setContextClassLoader(new WatchingLoader(getClass().getClassLoader()));
        opener.start();
        opener.join();

        assertThat(LOOKED_FOR)
                .anyMatch(name -> name.contains("Canary"))
                .as("the client's allow-list is empty")
                .contains("refused");
    }

    @Test
    void malformedTextAndBytesAreHandedOnAsTheyAre() throws Exception {
        List<TestBroker.Writing> messages = new ArrayList<>();
        for (String text : List.of("", " ", "{", "[", "null", "\u0000", "\uD800", "\uFEFF{}", "[[[[", "\"", "1e999")) {
            messages.add(session -> session.createTextMessage(text));
        }
        messages.add(session -> session.createTextMessage());
        messages.add(bytes(new byte[0]));
        messages.add(bytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}));
        messages.add(bytes("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)));
        broker.send(queue, messages);

        start(batch -> OK);

        awaitDrained();
        assertThat(batches.get(0)).hasSize(15).allMatch(ReceivedDocument::isReadable);
    }

    @Test
    void aSelectorTakesOnlyWhatItMatches() throws Exception {
        selector = "region = 'EU' AND JMSPriority > 3";
        broker.send(
                queue,
                List.of("EU", "US", "EU").stream()
                        .<TestBroker.Writing>map(region -> session -> {
                            TextMessage message = session.createTextMessage(region);
                            message.setStringProperty("region", region);
                            return message;
                        })
                        .toList());

        start(batch -> OK);

        await().until(() -> broker.waiting(queue) == 1);
        assertThat(batches)
                .flatExtracting(batch -> batch)
                .extracting(LoopOnBroker::text)
                .containsExactly("EU", "EU");
    }
}
