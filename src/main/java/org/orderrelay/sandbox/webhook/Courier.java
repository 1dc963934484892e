package org.orderrelay.sandbox.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.conduct.WebhookTarget;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.ProviderContract;

/**
 * Brings events to webhooks: at most 64 calls at once over 16 connections of one pool, in a room of 100,000 events; what
 * finds no room is dropped and counted. A call that is not answered with 2xx in 10 s is made again, 64 times at most; each
 * failure lets its address rest, 250 ms, doubled each time up to 5 s. Belongs to the event loop.
 */
public final class Courier implements AutoCloseable {
    private static final int MOST_UNDER_WAY = 64;
    private static final int CONNECTIONS = 16;
    private static final long PATIENCE = 10_000;
    private static final long GATHERING = 100;
    private static final int MOST_ATTEMPTS = 64;
    private static final long NOT_ARMED = -1;

    private final Vertx vertx;
    private final Clock clock;
    private final HttpClient client;
    private final LetterBox box = new LetterBox();
    private final Map<String, Rest> rests = new HashMap<>();
    private long timer = NOT_ARMED;
    private long timerDue = Long.MAX_VALUE;
    private long order;
    private boolean closed;
    private int underWay;
    private long delivered;
    private long failedCalls;
    private long lost;
    private long dropped;

    public Courier(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE).setMaxWaitQueueSize(MOST_UNDER_WAY),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * Takes an event.
     *
     * @param url where to; null for the target's own
     * @param due when it goes out, epoch milliseconds
     */
    public void post(ProviderContract provider, WebhookTarget target, @Nullable String url, Event event, long due) {
        String to = url != null ? url : target.url();
        if (to == null) {
            return; // nobody listens
        }
        put(new Letter(provider, target, to, List.of(event), gathered(target, due), order++, 0));
        arm();
    }

    /** Where calls may carry several events, those of the same 100 ms go out together. */
    private static long gathered(WebhookTarget target, long due) {
        return target.batch() == 1 ? due : (due / GATHERING + 1) * GATHERING;
    }

    private void put(Letter letter) {
        if (!box.put(letter)) {
            dropped += letter.events().size();
        }
    }

    private void arm() {
        long due = box.nextDue().orElse(Long.MAX_VALUE);
        if (due >= timerDue || underWay >= MOST_UNDER_WAY) {
            return;
        }
        if (timer != NOT_ARMED) {
            vertx.cancelTimer(timer);
        }
        timerDue = due;
        timer = vertx.setTimer(Math.max(1, due - clock.millis()), id -> {
            timer = NOT_ARMED;
            timerDue = Long.MAX_VALUE;
            drain();
        });
    }

    private void drain() {
        while (!closed && underWay < MOST_UNDER_WAY) {
            long now = clock.millis();
            Letter letter = box.take(now);
            if (letter == null) {
                break;
            }
            long open = rests.getOrDefault(letter.url(), Rest.NONE).until();
            if (now < open) {
                put(letter.later(open));
            } else {
                underWay++;
                call(letter);
            }
        }
        arm();
    }

    private void call(Letter letter) {
        WebhookTarget target = letter.target();
        Buffer body = letter.provider()
                .body(letter.events(), target.businessAccount())
                .toBuffer();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(Signing.address(target, letter.url()))
                .setTimeout(PATIENCE)
                .putHeader("Content-Type", "application/json");
        Signing.sign(options.getHeaders(), target, letter.provider().signatureHeader(), body);
        client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(ignored -> response.statusCode() / 100 == 2))
                .onComplete(answered -> settle(letter, answered.succeeded() && answered.result()));
    }

    private void settle(Letter letter, boolean taken) {
        underWay--;
        if (taken) {
            delivered += letter.events().size();
            rests.remove(letter.url());
        } else {
            failed(letter);
        }
        drain();
    }

    private void failed(Letter letter) {
        failedCalls++;
        long now = clock.millis();
        Rest rest = rests.getOrDefault(letter.url(), Rest.NONE);
        if (now >= rest.until()) {
            rest = rest.longer(now);
            rests.put(letter.url(), rest);
        }
        if (letter.attempt() + 1 >= MOST_ATTEMPTS) {
            lost += letter.events().size();
        } else {
            put(letter.again(rest.until()));
        }
    }

    public WebhookCounts counts() {
        return new WebhookCounts(box.size(), underWay, delivered, failedCalls, lost, dropped);
    }

    /** Forgets what waits. */
    public void clear() {
        box.clear();
    }

    /** Sends nothing any more; what waits is lost. */
    @Override
    public void close() {
        closed = true;
        box.clear();
        client.close();
    }
}
