package org.orderrelay.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Calls a sandbox as the relay and as a test would. */
final class SandboxClient {
    static final String ASHA = "+919876543210";
    static final String RAVI = "+919876500000";

    private static final Path PAYLOADS = Path.of("src/test/resources/payloads/kaleyra");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;

    SandboxClient(Sandbox sandbox) {
        this.baseUrl = sandbox.baseUrl();
    }

    static String payload(String name) {
        try {
            return Files.readString(PAYLOADS.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> invoice() {
        return post(payload("invoice"));
    }

    HttpResponse<String> invoiceTo(String recipient) {
        return post(payload("invoice").replace(ASHA, recipient));
    }

    HttpResponse<String> post(String payload) {
        return send(message("/v2/HX1/whatsapp/%2B911234567890/messages").POST(BodyPublishers.ofString(payload)));
    }

    HttpRequest.Builder message(String path) {
        return request(path).header("api-key", "key-of-tests").header("Content-Type", "application/json");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
