package org.orderrelay.sandbox;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.orderrelay.sandbox.conduct.JsonForm;
import org.orderrelay.sandbox.conduct.Step;
import org.orderrelay.sandbox.log.SandboxStats;
import org.orderrelay.sandbox.state.PaymentStatus;
import org.orderrelay.sandbox.webhook.WebhookCounts;

/**
 * Kaleyra, Meta and Infobip over HTTP, with an append-only log of what was accepted, answers by script and signed
 * webhooks: the demo's provider, the tests' oracle, and a place to try an account. One event loop serves everything; the
 * methods here may be called from any thread but that one. {@code src/docs/sandbox.md} has the same over HTTP.
 */
public final class Sandbox implements AutoCloseable {
    private final House house;
    private final String host;

    private Sandbox(SandboxOptions options) throws IOException {
        house = new House(options);
        host = options.host();
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
        Future<?> listening = house.server().listen(options.port(), options.host());
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
        return house.server().actualPort();
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
     *   <li>any server: {@code 429}, {@code 429(seconds)}, {@code 429-bare}, {@code 503}, {@code 503(seconds)} with
     *       Retry-After, {@code 408}, {@code 404-html}, {@code 500-html}, {@code 502-html}, {@code 504-html},
     *       {@code status(418)}, {@code empty-200}
     *   <li>the connection: {@code reset}, {@code hang} (not accepted), {@code accept-and-reset}, {@code accept-and-hang},
     *       {@code accept-and-half}, {@code accept-and-502}, {@code slow(millis)}, {@code slow(millis,answer)},
     *       {@code drip(millis)}, {@code drip(millis,answer)}
     *   <li>accepted: {@code accept}, {@code cut}, {@code broken}, {@code empty}; {@code fail(code)}, which fails later by
     *       webhook; {@code quiet}, of which no webhook tells
     *   <li>Kaleyra: {@code wa200}, {@code broken-202}, {@code cut-202}, {@code empty-202}, {@code no-id-202},
     *       {@code array-202}, {@code rbc001}, {@code wa401}, {@code wa401-account}, {@code wa401-version}, {@code wa400},
     *       {@code wa500}, {@code e110}, {@code wav2101}, {@code unlisted-400}, {@code unlisted-500}
     *   <li>Meta: {@code held}, {@code paused}, {@code no-id}, any error code ({@code 131056}, {@code 130429(7)} with
     *       Retry-After), {@code unlisted-400}, {@code unlisted-500}
     *   <li>Infobip: {@code rejected(status)}, {@code bad-request}, {@code unauthorized}, {@code forbidden},
     *       {@code not-found}, {@code too-many-requests}, {@code general-error}, each with seconds of Retry-After if
     *       wanted, {@code e400} to {@code e500} in the newer envelope, {@code unlisted-400}, {@code unlisted-500}
     * </ul>
     *
     * @param recipient the number, or {@code *} for everybody without answers of their own; the last one then repeats
     * @param answers names from above; none at all goes back to accepting
     * @throws IllegalArgumentException if a name is none
     */
    public void script(String recipient, List<String> answers) {
        List<Step> steps = answers.stream().map(house.steps()::read).toList();
        house.scripts().set(null, recipient, steps);
    }

    /** As {@link #script(String, List)}. */
    public void script(String recipient, String... answers) {
        script(recipient, List.of(answers));
    }

    /** Forgets every script. */
    public void clearScripts() {
        house.scripts().clear();
    }

    /**
     * Tells an account how to behave, as {@code PUT /sandbox/account} does.
     *
     * @param form JSON: {@code account} ({@code *}, {@code meta}, {@code meta/1055}), {@code for}, and what is to change
     * @throws IllegalArgumentException if anything in it is not understood; then nothing changes
     */
    public void account(String form) {
        house.accounts().put(JsonForm.parse(form));
    }

    /**
     * Tells several accounts, one after the other.
     *
     * @param forms JSON array of what {@link #account} takes
     * @throws IllegalArgumentException if anything in it is not understood; those before it apply
     */
    public void accounts(String forms) {
        JsonForm.parseAll(forms).forEach(house.accounts()::put);
    }

    /** Takes back everything told about all accounts. */
    public void clearAccounts() {
        house.accounts().remove(null);
    }

    /**
     * Lets the payment of an order go on, and tells the account's webhook.
     *
     * @param status {@code pending}, {@code captured} or {@code failed}
     * @throws IllegalArgumentException if no order details of this reference was accepted
     */
    public void pay(String account, String reference, String status) {
        PaymentStatus next = PaymentStatus.valueOf(status.toUpperCase(Locale.ROOT));
        boolean known = house.onLoop(() -> house.desk().pay(account, reference, next));
        if (!known) {
            throw new IllegalArgumentException("no order details of " + reference + " was accepted");
        }
    }

    /** Lets every answer wait; 0 by default. */
    public void latency(long millis) {
        house.messages().latency(millis);
    }

    /** Every call as a JSON line, oldest first. Reads the whole log. */
    public List<String> log() {
        return house.log().lines(line -> true);
    }

    /** The lines of calls that were accepted for this reference. Reads the whole log. */
    public List<String> accepted(String referenceId) {
        return house.log().lines(LogEndpoint.accepted(referenceId));
    }

    /** The lines of all calls for this reference. Reads the whole log. */
    public List<String> history(String referenceId) {
        return house.log().lines(LogEndpoint.of(referenceId));
    }

    public SandboxStats stats() {
        return house.log().stats();
    }

    /** Of one account, {@code meta/1055}. */
    public SandboxStats stats(String account) {
        return house.log().stats(account);
    }

    /** How webhook events fare. */
    public WebhookCounts webhooks() {
        return house.onLoop(house.courier()::counts);
    }

    /** Forgets the log and its statistics, orders, payments and events that wait; scripts, accounts, templates stay. */
    public void clear() {
        house.onLoop(() -> {
            house.clear();
            return true;
        });
    }

    @Override
    public void close() {
        house.close();
    }
}
