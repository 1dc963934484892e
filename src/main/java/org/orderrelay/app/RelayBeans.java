package org.orderrelay.app;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Predicate;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.orderrelay.enrich.ContactLookup;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.operator.AccountDeeds;
import org.orderrelay.operator.BulkReplays;
import org.orderrelay.operator.DeliveryDeeds;
import org.orderrelay.operator.References;
import org.orderrelay.pipeline.Outages;
import org.orderrelay.pipeline.contact.ContactRoute;
import org.orderrelay.pipeline.file.FileNaming;
import org.orderrelay.pipeline.intake.IntakeBeans;
import org.orderrelay.pipeline.intake.Recording;
import org.orderrelay.pipeline.jms.JmsBatchComponent;
import org.orderrelay.pipeline.jms.JmsTransaction;
import org.orderrelay.pipeline.outbox.CallClient;
import org.orderrelay.pipeline.outbox.CallRequest;
import org.orderrelay.pipeline.outbox.Calling;
import org.orderrelay.pipeline.outbox.Outbox;
import org.orderrelay.pipeline.outbox.OutboxComponent;
import org.orderrelay.pipeline.outbox.PaymentLookup;
import org.orderrelay.pipeline.outbox.PreparedCall;
import org.orderrelay.pipeline.question.Asking;
import org.orderrelay.pipeline.question.QuestionRequest;
import org.orderrelay.pipeline.rest.Clients;
import org.orderrelay.pipeline.rest.EdgeHeaders;
import org.orderrelay.pipeline.rest.InHand;
import org.orderrelay.pipeline.rest.Problems;
import org.orderrelay.pipeline.rest.RestAccounts;
import org.orderrelay.pipeline.rest.RestAnswerWriter;
import org.orderrelay.pipeline.rest.RestDeeds;
import org.orderrelay.pipeline.rest.RestGate;
import org.orderrelay.pipeline.rest.RestLines;
import org.orderrelay.pipeline.rest.RestOrders;
import org.orderrelay.pipeline.rest.RestPages;
import org.orderrelay.pipeline.rest.RestQueries;
import org.orderrelay.pipeline.rest.RestReplays;
import org.orderrelay.pipeline.rest.RestTemplates;
import org.orderrelay.pipeline.template.TemplatePolling;
import org.orderrelay.pipeline.webhook.WebhookBeans;
import org.orderrelay.pipeline.webhook.WebhookListener;

/** The beans and components the route files name. More imports than the rule allows: it is the one place that wires. */
final class RelayBeans {
    /** What is read of the answer to a look-up of one customer. */
    private static final int CONTACT_BYTES = 64 * 1024;

    private final Configuration configuration;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Recording recording;
    private final ConnectionFactory connections;
    private final Eyes eyes;
    private final PartMetrics parts;
    private final Clock clock;

    RelayBeans(
            Configuration configuration,
            Ledger ledger,
            Outbox outbox,
            Recording recording,
            ConnectionFactory connections,
            Clock clock,
            Eyes eyes) {
        this.configuration = configuration;
        this.ledger = ledger;
        this.outbox = outbox;
        this.recording = recording;
        this.connections = connections;
        this.eyes = eyes;
        this.parts = new PartMetrics(eyes.metrics().registry());
        this.clock = clock;
    }

    void bindTo(Main main) {
        intake(main);
        delivery(main);
        webhooks(main);
        broker(main);
        files(main);
        rest(main);
        operators(main);
        watching(main);
    }

    private void watching(Main main) {
        LedgerHealth ledgerHealth = new LedgerHealth(ledger);
        BrokerHealth brokerHealth = new BrokerHealth(connections);
        DiskHealth diskHealth = new DiskHealth(configuration.settings().data());
        main.bind("prometheusMeterRegistry", eyes.metrics().registry());
        main.bind("ledgerHealth", ledgerHealth);
        OutboxHealth outboxHealth = new OutboxHealth(outbox);
        main.bind("outages", new Outages(clock));
        main.bind("outboxHealth", outboxHealth);
        main.bind("brokerHealth", brokerHealth);
        main.bind("diskHealth", diskHealth);
        main.bind("holdHealth", new HoldHealth(ledger.view()));
        parts.part("ledger", ledgerHealth);
        parts.part("broker", brokerHealth);
        parts.part("disk", diskHealth);
        parts.part("outbox", outboxHealth);
        parts.disk(diskHealth);
        Duration unknownWait = configuration.settings().duration("delivery.unknown.wait");
        new WaitingMetrics(eyes.metrics().registry(), ledger.view(), unknownWait, clock)
                .register(configuration.accounts());
    }

    private void intake(Main main) {
        Enricher enricher = new Enricher(contacts(main), configuration.accounts(), configuration.routing());
        new IntakeBeans(clock, configuration.forms(), enricher, configuration.providers(), ledger.view()::accountOf)
                .bindTo(main::bind);
        main.bind("recording", recording);
    }

    /** The look-up of customers, with a client of its own: its time-out is another than that of calls. */
    private ContactLookup contacts(Main main) {
        Settings settings = configuration.settings();
        CallClient client = new CallClient(
                settings.number("delivery.in.flight", 1, 10_000),
                CamelSettings.connecting(settings),
                ContactLookups.timeout(settings),
                CONTACT_BYTES);
        main.bind("contactClient", client);
        ContactLookups lookups = new ContactLookups(settings);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStop(BaseMainSupport stopped) {
                lookups.close();
            }
        });
        return lookups.lookup(configuration.contacts(), new ContactRoute(main::getCamelContext));
    }

    private void delivery(Main main) {
        main.bind("outbox", new OutboxComponent(outbox));
        main.bind("calling", new Calling(configuration.accounts(), configuration.providers(), clock));
        Predicate isPrepared = exchange -> exchange.getMessage().getBody() instanceof PreparedCall;
        main.bind("isPrepared", isPrepared);
        main.bind("callRequest", new CallRequest());
        Settings settings = configuration.settings();
        PaymentLookup lookup =
                new PaymentLookup(configuration.accounts(), ledger, clock, CamelSettings.beforeCall(settings));
        Predicate isCancellation =
                exchange -> exchange.getMessage().getBody() instanceof PreparedCall call && lookup.isNeeded(call);
        main.bind("paymentLookup", lookup);
        main.bind("isCancellation", isCancellation);
        main.bind("asking", new Asking(CallClient.QUESTION_BYTES));
        main.bind("questionRequest", new QuestionRequest());
        CallClient client = new CallClient(
                settings.number("delivery.in.flight", 1, 10_000),
                CamelSettings.connecting(settings),
                settings.duration("delivery.call.timeout"));
        main.bind("callClient", client);
        main.bind("questionClient", client.forQuestions());
        main.bind("callConnections", client.pool());
        main.bind("providerHeaders", EdgeHeaders.provider());
    }

    private void webhooks(Main main) {
        WebhookListener listener = eyes.webhooks(clock);
        new WebhookBeans(clock, configuration.accounts(), configuration.providers(), ledger, listener, outbox::wake)
                .bindTo(main::bind);
    }

    private void broker(Main main) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(connections);
        pool.setMaxConnections(2);
        ActiveMQComponent activemq = new ActiveMQComponent();
        activemq.setConnectionFactory(pool);
        activemq.setHeaderFilterStrategy(EdgeHeaders.publications());
        main.bind("activemq6", activemq);
        Path memory = configuration.settings().data().resolve("work/jms");
        main.bind("jms-batch", new JmsBatchComponent(connections, memory, clock).traced(eyes.areTracing()));
        main.bind("jmsTransaction", new JmsTransaction(pool));
    }

    private void files(Main main) {
        Settings settings = configuration.settings();
        @Nullable
        Path folder = settings.isSet("source.files.directory") ? settings.path("source.files.directory") : null;
        FileNaming naming = new FileNaming(ledger.view(), clock, folder);
        CamelSettings.passwords(settings).forEach(main::bind);
        new FileSources(configuration, ledger, naming, parts).bindTo(main);
    }

    private void rest(Main main) {
        Settings settings = configuration.settings();
        InHand inHand = new InHand(settings.number("http.requests", 1, 100_000), HttpThreads.bytes(settings));
        eyes.metrics().watch(inHand);
        main.bind("restHeaders", EdgeHeaders.rest());
        main.bind("restGate", RestGate.of(configuration.clients(), inHand));
        main.bind("vertxOptions", HttpThreads.options());
        main.bind("restOrders", new RestOrders(configuration.clients(), eyes.areTracing()));
        main.bind("restLines", new RestLines(configuration.clients()));
        main.bind("restPages", new RestPages(Version.number()));
        main.bind("restQueries", new RestQueries(configuration.clients(), ledger.view()));
        main.bind(
                "restTemplates",
                new RestTemplates(
                        configuration.clients(), configuration.accounts(), configuration.providers(), ledger, clock));
        main.bind(
                "templatePolling",
                new TemplatePolling(configuration.accounts(), configuration.providers(), ledger, clock, outbox::wake));
        main.bind("problems", new Problems());
        main.bind("answerWriter", new RestAnswerWriter());
    }

    private void operators(Main main) {
        References references = new References(configuration.accounts(), configuration.providers());
        DeliveryDeeds deliveries = new DeliveryDeeds(ledger, references, outbox::wake);
        AccountDeeds accounts = new AccountDeeds(configuration.accounts(), ledger, outbox::wake);
        Clients clients = configuration.clients();
        main.bind("restDeeds", new RestDeeds(clients, ledger.view(), deliveries, accounts));
        main.bind("restReplays", new RestReplays(clients, new BulkReplays(ledger, references, outbox::wake)));
        main.bind("restAccounts", new RestAccounts(clients, accounts, ledger.desk()));
    }
}
