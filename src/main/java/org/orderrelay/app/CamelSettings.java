package org.orderrelay.app;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.orderrelay.intake.JsonDocuments;

/** What Camel itself is told, and the placeholders of the route files. */
final class CamelSettings {
    /** The edge refuses a larger body with a problem of its own; this is the server's limit behind it. */
    private static final int SERVER_BODY = 2 * JsonDocuments.MOST_BYTES;

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private CamelSettings() {}

    static Map<String, String> of(Settings settings) {
        Map<String, String> camel = new LinkedHashMap<>();
        settings.all().forEach((key, value) -> placeholder(camel, key, value));
        if (settings.isSet("source.files.directory")) {
            camel.put(
                    "source.files.directory",
                    settings.path("source.files.directory").toString());
        }
        camel.put(
                "source.sftp.work",
                settings.data().resolve("work/sftp").toAbsolutePath().toString());
        for (String pause : new String[] {"source.files.poll", "source.sftp.poll"}) {
            camel.put(pause, Long.toString(settings.duration(pause).toMillis()));
        }
        camel.put("camel.main.name", "order-relay");
        camel.put("camel.main.routes-reload-enabled", "false");
        camel.put("camel.main.shutdown-timeout", "20");
        camel.put("camel.main.shutdown-log-inflight-exchanges-on-timeout", "false");
        camel.put("camel.main.startup-summary-level", "Oneline");
        camel.put("camel.main.use-mdc-logging", "false");
        // counted once a route, not once a step; bodies are records and bytes, never streams to be read twice
        camel.put("camel.main.jmx-management-statistics-level", "RoutesOnly");
        camel.put("camel.main.stream-caching-enabled", "false");
        server(camel, settings);
        http(camel, settings);
        return camel;
    }

    /**
     * An empty setting is no placeholder at all: that is how an optional endpoint option is left out. A password is a
     * reference to a bean: Camel shows its properties and the URIs made of them in logs and by JMX.
     */
    private static void placeholder(Map<String, String> camel, String key, String value) {
        if (!value.isEmpty()) {
            camel.put(key, isPassword(key) ? "#bean:" + key : value);
        }
    }

    private static boolean isPassword(String key) {
        return key.endsWith(".password");
    }

    /** The passwords there are, by the names of their beans. */
    static Map<String, String> passwords(Settings settings) {
        return settings.all().entrySet().stream()
                .filter(setting ->
                        isPassword(setting.getKey()) && !setting.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void server(Map<String, String> camel, Settings settings) {
        camel.put("camel.server.enabled", "true");
        camel.put("camel.server.host", settings.text("http.host"));
        camel.put("camel.server.port", settings.text("http.port"));
        camel.put("camel.server.max-body-size", Integer.toString(SERVER_BODY));
        camel.put("camel.server.file-upload-enabled", "false");
        camel.put("camel.management.enabled", "true");
        camel.put("camel.management.host", settings.text("management.host"));
        camel.put("camel.management.port", settings.text("management.port"));
        camel.put("camel.management.health-check-enabled", "true");
        camel.put("camel.management.health-path", "/health");
        camel.put("camel.management.metrics-enabled", "true");
        camel.put("camel.metrics.enabled", "true");
        camel.put("camel.metrics.path", "/metrics");
        camel.put("camel.metrics.enable-route-policy", "false");
        camel.put("camel.metrics.enable-exchange-event-notifier", "false");
        camel.put("camel.metrics.enable-route-event-notifier", "false");
        camel.put("camel.health.enabled", "true");
        camel.put("camel.health.exposure-level", "full");
        camel.put("camel.health.routes-enabled", "false");
        camel.put("camel.health.consumers-enabled", "false");
    }

    private static void http(Map<String, String> camel, Settings settings) {
        String timeout =
                Long.toString(settings.duration("delivery.call.timeout").toMillis());
        String connect = Long.toString(connecting(settings).toMillis());
        for (String scheme : new String[] {"http", "https"}) {
            String component = "camel.component." + scheme + ".";
            camel.put(component + "client-connection-manager", "#callConnections");
            camel.put(component + "connection-request-timeout", connect);
            camel.put(component + "response-timeout", timeout);
            camel.put(component + "follow-redirects", "false");
            camel.put(component + "http-client-configurer", "#callClient");
        }
        camel.put("camel.component.direct.block", "false");
    }

    /** What a claim's lease leaves for a look-up before the call, if the call then takes all of its time. */
    static Duration beforeCall(Settings settings) {
        return settings.duration("delivery.lease")
                .minus(settings.duration("delivery.call.timeout"))
                .minus(connecting(settings).multipliedBy(2));
    }

    /** Longest wait for a free connection, and again for connecting: with the call itself they must fit into the lease. */
    static Duration connecting(Settings settings) {
        Duration left = settings.duration("delivery.lease").minus(settings.duration("delivery.call.timeout"));
        return left.dividedBy(3).compareTo(CONNECT) < 0 ? left.dividedBy(3) : CONNECT;
    }
}
