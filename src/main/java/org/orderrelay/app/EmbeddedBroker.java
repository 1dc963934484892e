package org.orderrelay.app;

import java.nio.file.Path;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ActiveMQ inside the relay, with its messages on disk (KahaDB) and an OpenWire port for any JMS client. */
final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final long STORE_BYTES = 10L << 30;
    /** Shares of the heap: messages kept in memory, and pages of the index; the rest is read from disk when needed. */
    private static final long HEAP = Runtime.getRuntime().maxMemory();

    private static final long MEMORY_BYTES = Math.min(64L << 20, HEAP / 16);
    private static final int INDEX_PAGES = (int) Math.min(40_000, HEAP / (48 << 10));
    /** A change of the index writes its page anew, entry by entry: at KahaDB's 4 kB that was half of the broker's CPU time. */
    private static final int INDEX_PAGE_BYTES = 1024;

    private static final int PAGE = 1000;

    private static final int MOST_FRAME_BYTES = 4 << 20;

    private final BrokerService broker = new BrokerService();

    /**
     * Prepares the broker.
     *
     * @param data folder of its store
     * @param url where clients connect; empty opens no port
     */
    EmbeddedBroker(Path data, String url) throws Exception {
        broker.setBrokerName(name(data));
        broker.setUseJmx(false);
        broker.setUseShutdownHook(false);
        broker.setAdvisorySupport(false);
        broker.setSchedulerSupport(false);
        broker.setDataDirectoryFile(data.toFile());
        KahaDBPersistenceAdapter store = new KahaDBPersistenceAdapter();
        store.setDirectory(data.resolve("kahadb").toFile());
        store.setIndexCacheSize(INDEX_PAGES);
        store.getStore().getPageFile().setPageSize(INDEX_PAGE_BYTES);
        broker.setPersistenceAdapter(store);
        broker.getSystemUsage().getStoreUsage().setLimit(STORE_BYTES);
        broker.getSystemUsage().getMemoryUsage().setLimit(MEMORY_BYTES);
        broker.setDestinationPolicy(paging());
        if (!url.isEmpty()) {
            broker.addConnector(bounded(url));
        }
    }

    /** A larger message is cut off at the socket, before it takes the heap; an operator's own limit in the URL wins. */
    static String bounded(String url) {
        if (url.contains("wireFormat.maxFrameSize=")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + "wireFormat.maxFrameSize=" + MOST_FRAME_BYTES;
    }

    /** The default of 200 messages a page would cut every batch of {@code source.jms.batch} short. */
    private static PolicyMap paging() {
        PolicyEntry every = new PolicyEntry();
        every.setMaxPageSize(PAGE);
        every.setPrioritizedMessages(true);
        PolicyMap policies = new PolicyMap();
        policies.setDefaultEntry(every);
        return policies;
    }

    void start() throws Exception {
        broker.start();
        broker.waitUntilStarted();
    }

    /**
     * How the relay itself connects, without a socket.
     *
     * @param data folder of the broker's store
     */
    static String localUrl(Path data) {
        return "vm://" + name(data) + "?create=false";
    }

    /** One for each store: two relays in one JVM must not meet at the broker of the first. */
    private static String name(Path data) {
        return "order-relay-"
                + Integer.toHexString(data.toAbsolutePath().normalize().hashCode());
    }

    @Override
    public void close() {
        try {
            broker.stop();
            broker.waitUntilStopped();
        } catch (Exception e) {
            LOG.warn("The embedded broker did not stop well", e);
        }
    }
}
