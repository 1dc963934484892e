package org.orderrelay.pipeline.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What tells of the API itself: {@code /openapi.json} for programs, {@code /docs/} for people. Both are open, since they
 * say nothing of what the relay holds. The page asks no other host for anything, and its policy would not let it.
 */
public final class RestPages {
    private static final String UI = "/META-INF/resources/webjars/swagger-ui/";
    private static final String UI_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PATH = "/docs";

    private final String description;
    private final Map<String, RestAnswer> pages;

    /** @param version of the relay */
    public RestPages(String version) {
        this.description = description(version);
        String ui = UI + uiVersion() + '/';
        this.pages = Map.of(
                "", page("text/html;charset=utf-8", "/api/index.html"),
                "start.js", page("text/javascript;charset=utf-8", "/api/start.js"),
                "swagger-ui.css", page("text/css;charset=utf-8", ui + "swagger-ui.css"),
                "swagger-ui-bundle.js", page("text/javascript;charset=utf-8", ui + "swagger-ui-bundle.js"));
    }

    /** {@code GET /openapi.json}. */
    public RestAnswer openapi() {
        return new RestAnswer(200, "application/json", description, Map.of());
    }

    /**
     * {@code GET /docs/} and the few files it is made of.
     *
     * @throws Problem 404 for any other
     */
    public RestAnswer docs(@Header(Exchange.HTTP_PATH) String path) {
        if (path.equals(PATH)) {
            return new RestAnswer(301, "text/plain", "", Map.of("Location", PATH + '/'));
        }
        RestAnswer page = pages.get(path.startsWith(PATH + '/') ? path.substring(PATH.length() + 1) : path);
        if (page == null) {
            throw new Problem(404, "not-found", "There is nothing here");
        }
        return page;
    }

    private static RestAnswer page(String contentType, String resource) {
        Map<String, String> headers = Map.of("Content-Security-Policy", POLICY, "Referrer-Policy", "no-referrer");
        return new RestAnswer(200, contentType, new String(bytes(resource), StandardCharsets.UTF_8), headers);
    }

    /** Aliases and merges of the YAML are written out. */
    @SuppressWarnings("unchecked") // the document is this project's own
    private static String description(String version) {
        String yaml = new String(bytes("/api/openapi.yaml"), StandardCharsets.UTF_8);
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1_000);
        Map<String, Object> document = new Yaml(new SafeConstructor(options)).load(yaml);
        Map<String, Object> info = (Map<String, Object>) Objects.requireNonNull(document.get("info"));
        info.put("version", version);
        return ApiJson.write(document);
    }

    private static String uiVersion() {
        try (InputStream in = open(UI_VERSION)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = RestPages.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the distribution lacks " + resource);
        }
        return in;
    }
}
