package org.orderrelay.pipeline.jms;

import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TestBroker;
import org.orderrelay.pipeline.intake.RecordResult;

/** An error (a class that cannot be loaded, say) must not leave the queue without its reader, silently. */
class JmsBatchErrorTest {
    @TempDir
    private Path folder;

    @Test
    void theQueueIsReadOnAfterAnError() throws Exception {
        AtomicInteger batches = new AtomicInteger();
        try (TestBroker broker = new TestBroker("errors", folder);
                DefaultCamelContext context = new DefaultCamelContext()) {
            broker.sendText("orders", "{}");
            context.addComponent("jms-batch", new JmsBatchComponent(failingOnce(broker)));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("jms-batch:orders").process(exchange -> {
                        batches.incrementAndGet();
                        exchange.getMessage().setBody(new RecordResult.Recorded(List.of()));
                    });
                }
            });
            context.start();

            await().until(() -> batches.get() == 1);
            await().until(() -> broker.waiting("orders") == 0);
        }
    }

    private static ConnectionFactory failingOnce(TestBroker broker) {
        AtomicInteger calls = new AtomicInteger();
        return (ConnectionFactory) Proxy.newProxyInstance(
                ConnectionFactory.class.getClassLoader(),
                new Class<?>[] {ConnectionFactory.class},
                (proxy, method, args) -> {
                    if (calls.getAndIncrement() == 0) {
                        throw new NoClassDefFoundError("scripted");
                    }
                    Connection connection = broker.connections().createConnection();
                    return connection;
                });
    }
}
