package org.orderrelay.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program the relay is compared with, in a process of its own with the same broker inside, the same heap and as many calls open. */
final class RivalProgram implements Program {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int counterPort = Child.freePort();
    private final int brokerPort = Child.freePort();
    private final String name;
    private final Child process;

    RivalProgram(String name, String main, Path work, Database database, String providerUrl, int inFlight)
            throws Exception {
        this.name = name;
        process = Child.start(
                work,
                name,
                Map.of(),
                main,
                List.of(
                        work.resolve(name + "-broker").toString(),
                        brokerUrl(),
                        providerUrl,
                        database.url(name),
                        "" + inFlight,
                        "" + counterPort));
        while (settled() < 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String brokerUrl() {
        return "tcp://127.0.0.1:" + brokerPort;
    }

    @Override
    public long settled() throws IOException, InterruptedException {
        process.demandLife();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + counterPort + "/settled"))
                .build();
        try {
            return Long.parseLong(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (ConnectException e) {
            return -1; // not up yet
        }
    }

    @Override
    public Duration cpu() {
        return process.cpu();
    }

    @Override
    public long liveBytes() throws IOException, InterruptedException {
        return process.liveBytes();
    }

    @Override
    public void close() {
        process.close();
    }
}
