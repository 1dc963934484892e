package org.orderrelay.pipeline.jms;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** One queue to take batches from. Consumer only. */
@UriEndpoint(firstVersion = "0.1.0", scheme = "jms-batch", title = "JMS batch", syntax = "jms-batch:queue")
public final class JmsBatchEndpoint extends DefaultEndpoint {
    private final String queue;
    private int maxMessages = 250;
    private long maxWaitMillis = 5;
    private int consumers = 2;
    private int deliveries = 5;
    private @Nullable String selector;
    private boolean traced;

    JmsBatchEndpoint(String uri, JmsBatchComponent component, String queue) {
        super(uri, component);
        this.queue = queue;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("jms-batch is a source; send with activemq6");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new JmsBatchConsumer(this, processor);
    }

    JmsBatchComponent component() {
        return (JmsBatchComponent) getComponent();
    }

    String queue() {
        return queue;
    }

    public int getMaxMessages() {
        return maxMessages;
    }

    /** Most messages in one batch; 250 by default. */
    public void setMaxMessages(int maxMessages) {
        this.maxMessages = maxMessages;
    }

    public long getMaxWaitMillis() {
        return maxWaitMillis;
    }

    /** Longest wait for the next message once a batch has begun; 5 ms by default. */
    public void setMaxWaitMillis(long maxWaitMillis) {
        this.maxWaitMillis = maxWaitMillis;
    }

    public int getConsumers() {
        return consumers;
    }

    /** Sessions that take batches at the same time, each on a connection and thread of its own; 2 by default. */
    public void setConsumers(int consumers) {
        this.consumers = consumers;
    }

    public int getDeliveries() {
        return deliveries;
    }

    /** A message is delivered, or tried in hand, so often; after that it is refused unread. 5 by default, 0 means no limit. */
    public void setDeliveries(int deliveries) {
        this.deliveries = deliveries;
    }

    public @Nullable String getSelector() {
        return selector;
    }

    /** Takes only messages this JMS selector matches; all by default. */
    public void setSelector(@Nullable String selector) {
        this.selector = selector;
    }

    public boolean isTraced() {
        return traced;
    }

    /** Whether a message's {@code traceparent} is taken over; false by default. */
    public void setTraced(boolean traced) {
        this.traced = traced;
    }
}
