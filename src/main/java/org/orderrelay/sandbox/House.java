package org.orderrelay.sandbox;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.orderrelay.sandbox.conduct.Accounts;
import org.orderrelay.sandbox.conduct.Scripts;
import org.orderrelay.sandbox.conduct.StepReader;
import org.orderrelay.sandbox.contract.Incoming;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.infobip.InfobipContract;
import org.orderrelay.sandbox.kaleyra.KaleyraContract;
import org.orderrelay.sandbox.log.RequestLog;
import org.orderrelay.sandbox.meta.MetaContract;
import org.orderrelay.sandbox.webhook.Courier;
import org.orderrelay.sandbox.webhook.Reports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sandbox's rooms, put together once, and the door: which room a call goes to. */
final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Vertx vertx;
    private final Context context;
    private final List<ProviderContract> providers;
    private final StepReader steps;
    private final Scripts scripts = new Scripts();
    private final Accounts accounts;
    private final Books books = new Books();
    private final RequestLog log;
    private final Courier courier;
    private final FrontDesk desk;
    private final MessageEndpoint messages;
    private final ControlEndpoint control;
    private final HttpServer server;

    House(SandboxOptions options) throws IOException {
        Clock clock = Clock.systemUTC();
        Supplier<String> ids = new MessageIds();
        providers = List.of(new KaleyraContract(clock, ids), new MetaContract(clock, ids), new InfobipContract(ids));
        steps = new StepReader(providers);
        accounts = new Accounts(clock, steps);
        log = new RequestLog(options.log(), books::note);
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        context = vertx.getOrCreateContext();
        SplittableRandom random = new SplittableRandom();
        courier = new Courier(vertx, clock);
        Reports reports = new Reports(courier, random);
        Map<String, ProviderContract> byName =
                providers.stream().collect(Collectors.toMap(ProviderContract::name, Function.identity()));
        desk = new FrontDesk(vertx, clock, accounts, books, log, reports, byName);
        Judge judge = new Judge(scripts, books, clock, random);
        messages = new MessageEndpoint(vertx, accounts, judge, log, books, reports, desk, options.payloads(), clock);
        control = new ControlEndpoint(vertx, this);
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(this::handle);
    }

    private void handle(HttpServerRequest request) {
        request.body(body -> {
            if (body.succeeded()) {
                answer(request, body.result());
            }
        });
    }

    /** A fault of ours, such as a full disk under the log, must not leave a caller waiting. */
    private void answer(HttpServerRequest request, Buffer body) {
        try {
            dispatch(request, body);
        } catch (RuntimeException e) {
            LOG.error("the sandbox could not answer", e);
            if (!request.response().ended()) {
                request.response().setStatusCode(500).end("the sandbox failed\n");
            }
        }
    }

    private void dispatch(HttpServerRequest request, Buffer body) {
        String path = request.path();
        if (path.startsWith(ControlEndpoint.ROOT)) {
            control.handle(request, body);
            return;
        }
        Optional<ProviderContract> provider =
                providers.stream().filter(p -> p.serves(path)).findFirst();
        if (provider.isEmpty()) {
            request.response().setStatusCode(404).end();
        } else if (!provider.get().takesMessages(path)) {
            Exchange.answer(request.response(), provider.get().manage(new Incoming(request, body), desk));
        } else if (request.method().name().equals("POST")) {
            messages.handle(request, provider.get(), body);
        } else {
            request.response().setStatusCode(405).end();
        }
    }

    HttpServer server() {
        return server;
    }

    StepReader steps() {
        return steps;
    }

    Scripts scripts() {
        return scripts;
    }

    Accounts accounts() {
        return accounts;
    }

    RequestLog log() {
        return log;
    }

    Courier courier() {
        return courier;
    }

    FrontDesk desk() {
        return desk;
    }

    MessageEndpoint messages() {
        return messages;
    }

    /** Forgets what happened; how accounts behave stays. On the event loop. */
    void clear() {
        log.clear();
        books.clear();
        courier.clear();
    }

    /** Does something on the event loop, from any other thread. */
    <T> T onLoop(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.fail(e);
            }
        });
        try {
            return done.future().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalArgumentException refused ? refused : e;
        }
    }

    @Override
    public void close() {
        onLoop(() -> {
            courier.close();
            return true;
        });
        vertx.close().toCompletionStage().toCompletableFuture().join();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot close its log", e);
        }
    }
}
