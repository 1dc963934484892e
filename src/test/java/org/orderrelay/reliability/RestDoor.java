package org.orderrelay.reliability;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** {@code POST /v1/orders}, an array each time. */
final class RestDoor implements Door {
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;
    /** The door opens after the process started. */
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;

    RestDoor(RelayProcess relay) {
        this.url = relay.httpUrl() + "/v1/orders";
    }

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public int pauseMillis() {
        return 100;
    }

    @Override
    public Answer put(List<Step> batch) throws Exception {
        String body =
                batch.stream().map(step -> step.order().json(step.status())).collect(Collectors.joining(",", "[", "]"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .header("X-API-Key", RelayProcess.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Answer.REFUSED;
        } catch (IOException e) {
            return Answer.IN_DOUBT;
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        if (response.statusCode() == UNAVAILABLE || response.statusCode() == NOT_FOUND) {
            return Answer.REFUSED;
        }
        if (response.statusCode() != ACCEPTED || !response.body().contains("\"rejected\":[]")) {
            throw new IllegalStateException("the relay answered " + response.statusCode() + ": " + response.body());
        }
        return Answer.ACKED;
    }
}
