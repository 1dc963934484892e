package org.orderrelay.pipeline.file;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Results that could not be written where they belong. They are tried again every second; what is not, is over. */
public final class ResultFaults implements ExceptionHandler {
    private static final Duration OVER = Duration.ofSeconds(30);

    private record Fault(String reason, long at) {}

    private final LongSupplier nanoTime;
    private final FaultLog log;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    public ResultFaults(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.log = new FaultLog("results", nanoTime);
    }

    /** Why results wait; empty if none does. */
    public Optional<String> fault() {
        long now = nanoTime.getAsLong();
        faults.values().removeIf(fault -> now - fault.at() > OVER.toNanos());
        return faults.entrySet().stream()
                .findFirst()
                .map(fault -> fault.getKey() + " cannot be written: "
                        + fault.getValue().reason());
    }

    void written(String name) {
        if (faults.remove(name) != null && faults.isEmpty()) {
            log.healed();
        }
    }

    @Override
    public void handleException(Throwable exception) {
        fault("a result", exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        fault(exchange.getMessage().getHeader(Exchange.FILE_NAME, "a result", String.class), exception);
    }

    private void fault(String name, Throwable why) {
        String reason = FaultLog.reason(why);
        faults.put(name, new Fault(reason, nanoTime.getAsLong()));
        log.warn(reason);
    }
}
