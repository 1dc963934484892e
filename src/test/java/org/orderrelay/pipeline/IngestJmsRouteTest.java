package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.ledger.Entry;
import org.orderrelay.pipeline.jms.JmsBatchComponent;

/** The queue as a source, from a real broker to the scripted ledger. */
@OfRoutes("10-ingest-jms")
class IngestJmsRouteTest extends RoutesOnTest {
    /** S11: sixty names, each in four casings. */
    private static final List<String> FORGED = Stream.of(
                    ("HttpUri HttpPath HttpQuery HttpMethod HttpUrl HttpRawQuery HttpResponseCode HttpBaseUri"
                                    + " FileName FileNameOnly FileNameConsumed FileNameProduced FilePath FileParent FileLength"
                                    + " OverruleFileName FileExchangeFile RedeliveryDelay RedeliveryCounter Redelivered"
                                    + " RedeliveryMaxCounter RedeliveryExhausted SqlQuery SqlParameters SqlRowCount SqlRetrieveGeneratedKeys"
                                    + " BeanMethodName BeanHolder MethodName ExecCommandExecutable ExecCommandArgs ExecCommandWorkingDir"
                                    + " JmsDestination JmsDestinationName JmsMessageType JmsDeliveryMode JmsRequestTimeout JmsResultDestination"
                                    + " LanguageScript ScriptArguments TemplateUri VelocityTemplate VelocityResourceUri FreemarkerTemplate"
                                    + " FreemarkerResourceUri SplitIndex SplitSize LoopIndex Slip ToEndpoint InterceptedEndpoint FailureEndpoint"
                                    + " ExceptionCaught AuthenticationFailurePolicyId CharsetName ContentType DynamicAwareTo GrpcMethodName"
                                    + " LdapName XsltFileName")
                            .split(" ", -1))
            .map(name -> "Camel" + name)
            .toList();

    @TempDir
    private static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker("ingest", folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Override
    protected List<String> files() {
        List<String> files = new ArrayList<>(THE_WAY);
        files.add("10-ingest-jms");
        return files;
    }

    @Override
    protected Map<String, String> placeholders() {
        return Map.of(
                "source.jms.queue", "orders",
                "source.jms.batch", "250",
                "source.jms.consumers", "2",
                "source.jms.deliveries", "5");
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        registry.bind("jms-batch", new JmsBatchComponent(broker.connections()));
    }

    private List<Entry> entries() {
        return ledger.recorded.stream().flatMap(List::stream).toList();
    }

    @Test
    void ordersAreRecordedAndThenLeaveTheQueue() throws Exception {
        broker.sendText("orders", "{", TeaOrders.pending("Q-1"), "[" + TeaOrders.status("Q-1", "shipped") + "]");

        await().until(() -> broker.waiting("orders") == 0);
        assertThat(entries()).hasSize(3);
        assertThat(entries()).filteredOn(Entry.Valid.class::isInstance).hasSize(2);
    }

    @Test
    void aLedgerThatIsAwayKeepsTheMessagesUntilItIsBack() throws Exception {
        ledger.recordFailures.set(5);
        broker.sendText("orders", TeaOrders.pending("Q-2"));

        await().until(() -> ledger.tries.get() == 5);
        assertThat(broker.waiting("orders")).isEqualTo(1);
        await().until(() -> broker.waiting("orders") == 0);
        assertThat(entries()).singleElement().isInstanceOf(Entry.Valid.class);
    }

    @Test
    void noHeaderOfAMessageEntersTheRoute() throws Exception {
        List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();
        AdviceWith.adviceWith(
                context,
                "read-documents",
                route -> route.weaveAddFirst()
                        .process(exchange -> seen.add(exchange.getMessage().getHeaders())));
        broker.send("orders", List.of(session -> {
            var message = session.createTextMessage(TeaOrders.pending("Q-3"));
            for (String name : FORGED) {
                message.setStringProperty(name, "http://127.0.0.1:1");
                message.setStringProperty(name.toLowerCase(Locale.ROOT), "http://127.0.0.1:1");
                message.setStringProperty(name.toUpperCase(Locale.ROOT), "http://127.0.0.1:1");
                message.setStringProperty("CAmel" + name.substring(5), "http://127.0.0.1:1");
            }
            return message;
        }));

        await().until(() -> broker.waiting("orders") == 0);
        assertThat(FORGED).hasSize(60).doesNotHaveDuplicates();
        assertThat(seen)
                .singleElement()
                .satisfies(headers -> assertThat(headers).isEmpty());
    }
}
