package org.orderrelay.bench.rival;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.JmsTransactionManager;

/**
 * The same as an ordinary Camel route, in the way the manual shows: a transacted ActiveMQ consumer with a pooled
 * connection factory, Jackson, an idempotency look-up, camel-http, one commit a message.
 */
public final class OrdinaryCamel extends RouteBuilder {
    private static final int CONNECTIONS = 8;
    private static final int SESSIONS = 500;
    private static final String ORDER = "order";

    private final RivalSettings settings;

    private OrdinaryCamel(RivalSettings settings) {
        this.settings = settings;
    }

    /** Runs until its process is ended; arguments as in {@link RivalSettings}. */
    public static void main(String[] arguments) throws Exception {
        RivalSettings settings = RivalSettings.of(arguments);
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("activemq6", activemq(settings));
        HttpComponent http = new HttpComponent();
        http.setMaxTotalConnections(settings.inFlight());
        http.setConnectionsPerRoute(settings.inFlight());
        camel.addComponent("http", http);
        camel.getRegistry().bind("orderJson", new ObjectMapper());
        camel.addRoutes(new OrdinaryCamel(settings));
        camel.start();
    }

    private static ActiveMQComponent activemq(RivalSettings settings) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(settings.broker());
        factory.getPrefetchPolicy().setQueuePrefetch(5);
        factory.setWatchTopicAdvisories(false);
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(CONNECTIONS);
        pool.setMaxSessionsPerConnection(SESSIONS);
        ActiveMQComponent activemq = new ActiveMQComponent();
        activemq.setConnectionFactory(pool);
        activemq.setTransacted(true);
        activemq.setTransactionManager(new JmsTransactionManager(pool));
        activemq.setCacheLevelName("CACHE_CONSUMER");
        activemq.setConcurrentConsumers(settings.inFlight());
        return activemq;
    }

    @Override
    public void configure() {
        onException(Exception.class).process(exchange -> {
            LoggerFactory.getLogger(OrdinaryCamel.class)
                    .error("The route failed", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
            System.exit(1); // a comparison with a program that fails is none
        });
        from("activemq6:queue:orders")
                .unmarshal()
                .json(JsonNode.class)
                .process(exchange -> exchange.setProperty(
                        ORDER, RivalOrder.of(exchange.getMessage().getBody(JsonNode.class))))
                .filter(exchange -> isNew(exchange))
                .removeHeaders("*")
                .setHeader("api-key", constant("bench"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setBody(simple("${exchangeProperty.order.payload}"))
                .to(settings.messages())
                .process(this::settle)
                .removeHeaders("*")
                .to("activemq6:queue:orders.outcomes");
    }

    private boolean isNew(Exchange exchange) {
        try {
            return !settings.ledger()
                    .isSent(exchange.getProperty(ORDER, RivalOrder.class).eventKey());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settle(Exchange exchange) throws Exception {
        RivalOrder order = exchange.getProperty(ORDER, RivalOrder.class);
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
        settings.ledger().settle(order, status, exchange.getMessage().getBody(String.class));
        exchange.getMessage().setBody(order.outcome(status));
    }
}
