package org.orderrelay.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The providers' contract over HTTP, with an append-only log of what was accepted and answers by script: the demo's
 * provider and the tests' oracle. One event loop serves everything; the methods here may be called from any thread.
 */
public final class Sandbox implements AutoCloseable {
    private static final List<ProviderContract> PROVIDERS = List.of(new KaleyraContract());

    private final Vertx vertx;
    private final RequestLog log;
    private final Scripts scripts = new Scripts();
    private final MessageEndpoint messages;
    private final ControlEndpoint control = new ControlEndpoint(this);
    private final HttpServer server;
    private final String host;

    private Sandbox(SandboxOptions options) throws IOException {
        log = new RequestLog(options.log());
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        messages = new MessageEndpoint(vertx, scripts, log, options.payloads(), Clock.systemUTC());
        host = options.host();
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(this::handle);
    }

    /**
     * Starts a sandbox; it serves when this returns.
     *
     * @throws UncheckedIOException if the log cannot be opened or the port is taken
     */
    public static Sandbox start(SandboxOptions options) {
        try {
            Sandbox sandbox = new Sandbox(options);
            sandbox.listen(options);
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot start: " + e.getMessage(), e);
        }
    }

    private void listen(SandboxOptions options) throws IOException {
        Future<HttpServer> listening = server.listen(options.port(), options.host());
        listening
                .toCompletionStage()
                .toCompletableFuture()
                .handle((ok, failed) -> ok)
                .join();
        if (listening.failed()) {
            close();
            throw new IOException("cannot listen on " + host + ':' + options.port(), listening.cause());
        }
    }

    public int port() {
        return server.actualPort();
    }

    /** {@code http://127.0.0.1:9900}, for an account's base-url. */
    public String baseUrl() {
        return "http://" + host + ':' + port();
    }

    /**
     * Sets the next answers for one recipient, in place of those left. Calls that break the provider's rules are refused
     * without using one up.
     *
     * <ul>
     *   <li>any server: {@code 429}, {@code 429(seconds)}, {@code 503}, {@code 503(seconds)} with Retry-After, {@code 408},
     *       {@code 404-html}, {@code 500-html}, {@code 502-html}, {@code 504-html}, {@code status(418)}, {@code empty-200}
     *   <li>the connection: {@code reset}, {@code hang} (not accepted), {@code accept-and-reset}, {@code accept-and-hang},
     *       {@code accept-and-502}, {@code slow(millis)}, {@code slow(millis,answer)}
     *   <li>Kaleyra: {@code accept}, {@code wa200}, {@code broken-202}, {@code cut-202}, {@code empty-202}, {@code no-id-202},
     *       {@code array-202}, {@code rbc001}, {@code wa401}, {@code wa401-account}, {@code wa401-version}, {@code wa400},
     *       {@code wa500}, {@code e110}, {@code wav2101}, {@code unlisted-400}, {@code unlisted-500}
     * </ul>
     *
     * @param recipient the number, or {@code *} for everybody without answers of their own; the last one then repeats
     * @param answers names from above; none at all goes back to accepting
     * @throws IllegalArgumentException if a name is none
     */
    public void script(String recipient, List<String> answers) {
        List<Step> steps = answers.stream().map(Step::parse).toList();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (PROVIDERS.stream().noneMatch(p -> Replies.of(step, p, "").isPresent())) {
                throw new IllegalArgumentException("no answer is called " + answers.get(i));
            }
        }
        scripts.set(recipient, steps);
    }

    /** As {@link #script(String, List)}. */
    public void script(String recipient, String... answers) {
        script(recipient, List.of(answers));
    }

    /** Forgets every script. */
    public void clearScripts() {
        scripts.clear();
    }

    /** Lets every answer wait; 0 by default. */
    public void latency(long millis) {
        messages.latency(millis);
    }

    /** Every call as a JSON line, oldest first. */
    public List<String> log() {
        return log.lines(line -> true);
    }

    Optional<Path> logFile() {
        return log.file();
    }

    /** The lines of calls that were accepted for this reference. Reads the whole log. */
    public List<String> accepted(String referenceId) {
        String reference = "\"reference_id\":\"" + referenceId + '"';
        return log.lines(line -> line.contains(reference) && line.contains("\"accepted\":true"));
    }

    public SandboxStats stats() {
        return log.stats();
    }

    /** Forgets the log and its statistics; scripts stay. */
    public void clear() {
        log.clear();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot close its log", e);
        }
    }

    private void handle(HttpServerRequest request) {
        request.body(body -> {
            if (body.succeeded()) {
                dispatch(request, body.result());
            }
        });
    }

    private void dispatch(HttpServerRequest request, Buffer body) {
        String path = request.path();
        if (path.startsWith(ControlEndpoint.ROOT)) {
            control.handle(request, body);
            return;
        }
        Optional<ProviderContract> provider =
                PROVIDERS.stream().filter(p -> p.serves(path)).findFirst();
        if (provider.isEmpty() || !request.method().equals(HttpMethod.POST)) {
            request.response().setStatusCode(provider.isEmpty() ? 404 : 405).end();
        } else {
            messages.handle(request, provider.get(), body);
        }
    }
}
