package org.orderrelay.pipeline.jms;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A policy that sends everything inside it in one JMS transaction: one sync of the broker for a batch of publications
 * instead of one each. It needs the same connection factory as the {@code activemq6} component.
 */
public final class JmsTransaction implements Policy {
    private final TransactionTemplate transaction;

    public JmsTransaction(ConnectionFactory connections) {
        this.transaction = new TransactionTemplate(new JmsTransactionManager(connections));
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return exchange -> transaction.executeWithoutResult(status -> {
            send(processor, exchange);
            if (exchange.isFailed()) {
                status.setRollbackOnly();
            }
        });
    }

    private static void send(Processor processor, Exchange exchange) {
        try {
            processor.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }
}
