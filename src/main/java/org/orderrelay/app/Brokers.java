package org.orderrelay.app;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQSslConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;
import org.apache.activemq.selector.SelectorParser;

/** How the relay connects to its broker. */
final class Brokers {
    private static final int MOST_AHEAD = 10_000;
    private static final String TRUST = "broker.tls.truststore.";
    private static final String OWN = "broker.tls.keystore.";

    private Brokers() {}

    /** Folder of the embedded broker. */
    static Path embedded(Settings settings) {
        return settings.data().resolve("broker");
    }

    static ConnectionFactory connections(Settings settings) {
        ActiveMQConnectionFactory factory = factory(settings);
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

    private static ActiveMQConnectionFactory factory(Settings settings) {
        String url = settings.isSet("broker.url")
                ? settings.text("broker.url")
                : EmbeddedBroker.localUrl(embedded(settings));
        boolean trust = settings.isSet(TRUST + "file");
        boolean own = settings.isSet(OWN + "file");
        if (!trust && !own) {
            return new ActiveMQConnectionFactory(url);
        }
        ActiveMQSslConnectionFactory factory = new ActiveMQSslConnectionFactory(url);
        try {
            if (trust) {
                factory.setTrustStore(settings.path(TRUST + "file").toString());
                factory.setTrustStorePassword(settings.text(TRUST + "password"));
            }
            if (own) {
                factory.setKeyStore(settings.path(OWN + "file").toString());
                factory.setKeyStorePassword(settings.text(OWN + "password"));
                factory.setKeyStoreKeyPassword(settings.text(OWN + "password"));
            }
        } catch (Exception e) {
            throw new ConfigurationException(List.of("broker.tls: a file cannot be used: " + e.getMessage()), e);
        }
        return factory;
    }

    /** What is wrong with the settings of the broker and its queue, one sentence each. */
    static List<String> faults(Settings settings) {
        List<String> faults = new ArrayList<>();
        String url = settings.text("broker.url").toLowerCase(Locale.ROOT).replace("%3d", "=");
        if (url.contains("verifyhostname=false")) {
            faults.add("broker.url must not leave out the check of the broker's name (verifyHostName=false)");
        }
        if (settings.isSet("source.jms.selector")) {
            try {
                SelectorParser.parse(settings.text("source.jms.selector"));
            } catch (JMSException e) {
                faults.add("source.jms.selector is no JMS selector: " + e.getMessage());
            }
        }
        Stream.of(TRUST, OWN).forEach(store -> check(settings, store, faults));
        return faults;
    }

    private static void check(Settings settings, String store, List<String> faults) {
        if (!settings.isSet(store + "file")) {
            return;
        }
        Path file = settings.path(store + "file");
        try {
            var unused = KeyStore.getInstance(
                    file.toFile(), settings.text(store + "password").toCharArray());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            faults.add(store + "file: " + file + " cannot be read with " + store + "password: " + e.getMessage());
        }
    }
}
