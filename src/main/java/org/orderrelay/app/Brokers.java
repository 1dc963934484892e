package org.orderrelay.app;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;

/** How the relay connects to its broker. */
final class Brokers {
    private static final int MOST_AHEAD = 10_000;

    private Brokers() {}

    static ConnectionFactory connections(Settings settings) {
        String url = settings.isSet("broker.url") ? settings.text("broker.url") : EmbeddedBroker.localUrl();
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        if (settings.isSet("broker.user")) {
            factory.setUserName(settings.text("broker.user"));
            factory.setPassword(settings.text("broker.password"));
        }
        // classes of object messages are never loaded, whatever the broker holds
        factory.setTrustAllPackages(false);
        factory.setTrustedPackages(List.of());
        factory.setWatchTopicAdvisories(false);
        // source.jms.deliveries is the one rule for poison; the client's own must not move messages behind its back
        RedeliveryPolicy redelivery = new RedeliveryPolicy();
        redelivery.setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
        factory.setRedeliveryPolicy(redelivery);
        // a lost connection counts as a delivery of all that was sent ahead, read or not: no more than one batch is
        factory.getPrefetchPolicy().setQueuePrefetch(settings.number("source.jms.batch", 1, MOST_AHEAD));
        return factory;
    }
}
