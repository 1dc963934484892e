package org.orderrelay.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.orderrelay.sandbox.Sandbox;

/** What the simulated providers are told for the demo: which templates stand, who is answered oddly, where receipts go. */
final class DemoProviders {
    private static final List<String> PROVIDERS = List.of("kaleyra", "meta", "infobip");
    /** Whose customer pays; elsewhere an order is canceled, which a paid one could not be. */
    static final String PAYING = "meta";

    private static final String SECRET = "demo-webhook";

    private final Sandbox sandbox;

    DemoProviders(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Sets the scene.
     *
     * @param relay where the relay's REST listens, {@code http://127.0.0.1:8080}
     */
    void set(String relay) throws IOException, InterruptedException {
        sandbox.script("+919876500002", "429(1)", "accept");
        sandbox.script("+919876500032", "bad-request");
        for (String provider : List.of("meta", "infobip")) {
            for (String template : List.of("tea_invoice", "tea_news")) {
                approve(provider, template);
            }
        }
        for (String provider : PROVIDERS) {
            String payments = provider.equals(PAYING) ? "{\"captured\": 1500}" : "{}";
            sandbox.account(String.format(
                    Locale.ROOT,
                    "{\"account\": \"%1$s\", \"webhook\": {\"url\": \"%2$s/webhooks/%1$s/%1$s-demo\", \"secret\": \"%3$s\","
                            + " \"business_account\": \"2077\", \"payments\": %4$s}}",
                    provider,
                    relay,
                    SECRET,
                    payments));
        }
    }

    private void approve(String provider, String template) throws IOException, InterruptedException {
        String body = "{\"provider\": \"" + provider + "\", \"name\": \"" + template
                + "\", \"language\": \"en_US\", \"status\": \"approved\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox/template"))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status >= 300) {
            throw new IOException("the sandbox answered " + status + " to a template");
        }
    }
}
