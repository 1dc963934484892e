package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The HTTP endpoints of the shipped routes, as {@code "GET /v1/files"}. */
final class HttpEndpoints {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SCHEME = "platform-http:";

    private HttpEndpoints() {}

    static Set<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            List<Path> all = files.toList();
            Set<String> endpoints = new TreeSet<>();
            for (Path file : all) {
                for (JsonNode definition : YAML.readTree(file.toFile())) {
                    endpoints.addAll(of(definition.path("route").path("from")));
                }
            }
            return endpoints;
        }
    }

    private static Set<String> of(JsonNode from) {
        String uri = from.path("uri").asText();
        if (!uri.startsWith(SCHEME)) {
            return Set.of();
        }
        String[] methods =
                from.path("parameters").path("httpMethodRestrict").asText().split(",");
        return Arrays.stream(methods)
                .map(method -> method + ' ' + uri.substring(SCHEME.length()))
                .collect(Collectors.toSet());
    }
}
