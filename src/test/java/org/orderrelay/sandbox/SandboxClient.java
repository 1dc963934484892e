package org.orderrelay.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.jspecify.annotations.Nullable;

/** Calls a sandbox as the relay and as a test would. */
final class SandboxClient {
    static final String ASHA = "+919876543210";
    static final String RAVI = "+919876500000";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path RESOURCES = Path.of("src/test/resources");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;

    SandboxClient(Sandbox sandbox) {
        this.baseUrl = sandbox.baseUrl();
    }

    static String payload(String name) {
        return read("payloads/kaleyra/" + name);
    }

    /** {@code meta/invoice}, {@code infobip/order-details}. */
    static String sample(String name) {
        return read("sandbox/" + name);
    }

    private static String read(String name) {
        try {
            return Files.readString(RESOURCES.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The document with one field of one object set, or taken out. */
    static String changed(String json, String parent, String field, @Nullable String value) {
        JsonNode document = tree(json);
        ObjectNode object = (ObjectNode) document.at(parent);
        if (value == null) {
            object.remove(field);
        } else {
            object.set(field, tree(value));
        }
        return document.toString();
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

    HttpResponse<String> meta(String payload) {
        return meta("/v23.0/1055/messages", payload);
    }

    HttpResponse<String> meta(String path, String payload) {
        return send(request(path)
                .header("Authorization", "Bearer key-of-tests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload)));
    }

    /** @param endpoint {@code template}, {@code interactive/order-details}, {@code interactive/order-status} */
    HttpResponse<String> infobip(String endpoint, String payload) {
        return infobipAt("/whatsapp/1/message/" + endpoint, payload);
    }

    HttpResponse<String> infobipAt(String path, String payload) {
        return send(request(path)
                .header("Authorization", "App key-of-tests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload)));
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

    HttpResponse<String> get(String path, String authorization) {
        return send(request(path).header("Authorization", authorization).GET());
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postControl(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
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
