package org.orderrelay.pipeline.jms;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;

/** Starts the session loops of one {@code jms-batch} endpoint and hands their batches to the route. */
final class JmsBatchConsumer extends DefaultConsumer {
    private static final int STOP_SECONDS = 20;

    private final JmsBatchEndpoint endpoint;
    private final List<JmsBatchLoop> loops = new ArrayList<>();
    private ExecutorService threads;

    @SuppressWarnings("NullAway.Init") // Camel calls doStart before anything else
    JmsBatchConsumer(JmsBatchEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        threads = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "jms-batch-" + endpoint.queue(), endpoint.getConsumers());
        for (int i = 0; i < endpoint.getConsumers(); i++) {
            JmsBatchLoop loop = new JmsBatchLoop(endpoint, endpoint.component(), i, this::handOver);
            loops.add(loop);
            threads.execute(loop);
        }
    }

    /**
     * Runs the route on the loop's own thread: the loop may commit only after the route has ended. What the route fails on
     * is this batch's fault, or ours: an error too, such as a stack that overflows, must not take the reader away.
     */
    private RecordResult handOver(List<ReceivedDocument> batch) {
        Exchange exchange = createExchange(true);
        exchange.getMessage().setBody(batch);
        try {
            getProcessor().process(exchange);
        } catch (Exception | Error e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            getExceptionHandler().handleException("The batch was not recorded", failure);
            return new RecordResult.NotRecorded(failure.getClass().getSimpleName(), true);
        }
        RecordResult result = exchange.getMessage().getBody(RecordResult.class);
        return result != null ? result : new RecordResult.NotRecorded("the route ended without a result", true);
    }

    @Override
    protected void doStop() throws Exception {
        loops.forEach(JmsBatchLoop::stop);
        loops.clear();
        getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .shutdownGraceful(threads, TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        super.doStop();
    }
}
