package org.orderrelay.pipeline.rest;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How often each client calls: a bucket of tokens each, filled steadily. A client whose rate is changed starts anew. */
final class Rates {
    private record Holder(String client, Client.Rate rate) {}

    private final TimeMeter time;
    private final Map<Holder, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param time where "now" comes from */
    Rates(TimeMeter time) {
        this.time = time;
    }

    /** Takes one request of a client's; 0 if it may go, else the seconds until the next one may, 1 at least. */
    long secondsToWait(Client client) {
        Client.Rate rate = client.rate();
        if (rate == null) {
            return 0;
        }
        long nanos = buckets.computeIfAbsent(new Holder(client.name(), rate), holder -> bucket(rate))
                .tryConsumeAndReturnRemaining(1)
                .getNanosToWaitForRefill();
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }

    private Bucket bucket(Client.Rate rate) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rate.burst())
                        .refillGreedy(rate.perSecond(), Duration.ofSeconds(1))
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }
}
