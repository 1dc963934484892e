package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Secret;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.enrich.Contact;
import org.orderrelay.enrich.ContactAnswer;
import org.orderrelay.enrich.ContactLookup;
import org.orderrelay.enrich.ContactReader;
import org.orderrelay.enrich.RememberedContacts;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.ledger.jdbc.JdbcLedger;
import org.orderrelay.order.Phone;
import org.orderrelay.pipeline.contact.ContactAddress;
import org.orderrelay.pipeline.contact.ContactRoute;
import org.orderrelay.pipeline.contact.HttpContacts;
import org.orderrelay.pipeline.intake.RecordResult;
import org.orderrelay.pipeline.intake.Recording;
import org.orderrelay.pipeline.ledger.LedgerComponent;
import org.orderrelay.pipeline.outbox.CallClient;
import org.orderrelay.pipeline.question.Asking;
import org.orderrelay.pipeline.question.QuestionRequest;
import org.orderrelay.pipeline.rest.EdgeHeaders;

/** Customers are looked up over HTTP; what cannot be looked up waits in a real ledger and goes when it can. */
@OfRoutes({"33-look-up-again", "34-look-up-contacts"})
class LookUpContactsRouteTest extends RoutesOnTest {
    private static final int MOST_BYTES = 2_000;

    @TempDir
    private Path folder;

    private final StubProvider crm = new StubProvider();
    private HttpContacts http;
    private JdbcLedger sqlite;

    @AfterEach
    void stop() {
        sqlite.close();
        crm.close();
    }

    @Override
    protected List<String> files() {
        List<String> files = new ArrayList<>(THE_WAY);
        files.addAll(List.of("33-look-up-again", "34-look-up-contacts"));
        return files;
    }

    @Override
    protected ContactLookup contacts() {
        http = new HttpContacts(
                ContactAddress.of(crm.url() + "/customers/{id}", false),
                new Secret("Bearer of-the-crm"),
                new HttpContacts.Places(
                        JsonPointer.compile("/contact/mobile"),
                        JsonPointer.compile("/name"),
                        JsonPointer.compile("/lang")),
                new ContactReader("IN"),
                new ContactRoute(() -> context));
        return new RememberedContacts(
                http,
                new RememberedContacts.Times(
                        100, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(100)));
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        sqlite = JdbcLedger.open(
                new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db"), "", null, "node"),
                LedgerRules.DEFAULT,
                new Accounts(List.of(account)),
                Clock.systemUTC(),
                CommitListener.NONE);
        registry.bind("recording", new Recording(sqlite, verdicts -> {}));
        registry.bind("ledger", new LedgerComponent(sqlite));
        registry.bind("questionRequest", new QuestionRequest());
        registry.bind("asking", new Asking(MOST_BYTES));
        registry.bind("contactClient", new CallClient(4, Duration.ofSeconds(2), Duration.ofSeconds(1), MOST_BYTES));
        registry.bind("providerHeaders", EdgeHeaders.provider());
    }

    private static String ofCustomer(String order, String id) {
        return order.replace("{\"phone\": \"" + TeaOrders.PHONE + "\"}", "{\"id\": \"" + id + "\"}");
    }

    private List<Verdict.Kind> take(String... orders) {
        RecordResult result = template.requestBody(
                "direct:received-documents",
                List.of(document("m-" + orders[0].hashCode(), "[" + String.join(",", orders) + "]")),
                RecordResult.class);
        return ((RecordResult.Recorded) result)
                .verdicts().stream().map(Verdict::kind).toList();
    }

    private List<Claim> claims() {
        return sqlite.claim(new ClaimRequest(10, Map.of(account.name(), 10))).join();
    }

    @Test
    void aContactIsFoundByOneRequestAndRemembered() {
        crm.answers("GET", 200, "{\"contact\":{\"mobile\":\"098765 43210\"},\"name\":\"Asha Rao\",\"lang\":\"hi-IN\"}");

        assertThat(http.ask("C 1/2"))
                .isEqualTo(
                        new ContactAnswer.Known(new Contact("C 1/2", new Phone("+919876543210"), "Asha Rao", "hi_IN")));
        assertThat(crm.calls("GET")).containsExactly("/customers/C%201%2F2");
        assertThat(crm.header("GET", "Authorization")).isEqualTo("Bearer of-the-crm");
        assertThat(take(
                        ofCustomer(TeaOrders.pending("LC-1"), "C-1"),
                        ofCustomer(TeaOrders.status("LC-1", "shipped"), "C-1")))
                .containsOnly(Verdict.Kind.RECORDED);
        assertThat(crm.calls("GET")).hasSize(2);
        assertThat(claims())
                .first()
                .satisfies(claim -> assertThat(claim.recipient().e164()).isEqualTo("+919876543210"));
    }

    @Test
    void anUnknownCustomerIsRefusedAtOnce() {
        crm.answers("GET", 404, "{\"error\":\"none\"}");

        assertThat(take(ofCustomer(TeaOrders.pending("LC-2"), "C-404"))).containsExactly(Verdict.Kind.REJECTED);
    }

    @Test
    void aFailingLookUpHoldsTheOrderAndItsNeighbourGoesAndWhenItWorksTheOrderGoesInItsTurn() {
        crm.answers("GET", 503, "").answers("GET", 503, "");
        assertThat(take(
                        ofCustomer(TeaOrders.pending("LC-3"), "C-3"),
                        TeaOrders.pending("LC-4"),
                        TeaOrders.status("LC-3", "shipped")))
                .containsExactly(Verdict.Kind.WAITING, Verdict.Kind.RECORDED, Verdict.Kind.WAITING);
        assertThat(claims()).extracting(Claim::referenceId).containsExactly("LC-4");
        await().until(() -> crm.calls("GET").size() >= 2);
        assertThat(sqlite.view().waitingCount()).isEqualTo(2);

        crm.answers("GET", 200, "{\"contact\":{\"mobile\":\"+919876500055\"}}");

        List<Claim> went = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            went.addAll(claims());
            return !went.isEmpty();
        });
        assertThat(went.get(0).referenceId()).isEqualTo("LC-3");
        assertThat(went.get(0).status().wire()).isEqualTo("pending");
        await().until(() -> sqlite.view().waitingCount() == 0);
        assertThat(sqlite.view().order("LC-3").orElseThrow().events()).hasSize(2);
    }

    @Test
    void anOrderThatWaitedForAnUnknownCustomerIsToldAsInvalid() {
        crm.answers("GET", 500, "").answers("GET", 404, "");
        assertThat(take(ofCustomer(TeaOrders.pending("LC-5"), "C-5"))).containsExactly(Verdict.Kind.WAITING);

        await().atMost(Duration.ofSeconds(15)).until(() -> sqlite.view().waitingCount() == 0);
        assertThat(sqlite.view().invalid(10, null).items())
                .singleElement()
                .satisfies(invalid -> assertThat(invalid.referenceId()).isEqualTo("LC-5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}            | status 500",
                "302 | {}            | status 302",
                "401 | {}            | status 401",
                "200 | <html>        | than JSON",
                "200 | [1]           | than an object",
                "200 | 7             | than an object",
                "200 | LONG          | than JSON",
                "200 | DEEP          | than JSON",
            })
    void whatIsNoContactIsAFailure(int status, String body, String reason) {
        String text = body.equals("LONG") ? "{\"name\":\"" + "x".repeat(MOST_BYTES) + "\"}" : body;
        crm.answers("GET", status, text.equals("DEEP") ? "[".repeat(100) : text);

        assertThat(http.ask("C-1"))
                .isInstanceOfSatisfying(
                        ContactAnswer.Unavailable.class,
                        failure -> assertThat(failure.reason()).contains(reason));
        assertThat(crm.calls("GET")).as("no redirect, no repetition").hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsAFailureThatTellsNoAddress() {
        crm.close();

        assertThat(http.ask("C-1"))
                .isInstanceOfSatisfying(
                        ContactAnswer.Unavailable.class,
                        failure -> assertThat(failure.reason())
                                .contains("did not answer")
                                .doesNotContain("127.0.0.1")
                                .doesNotContain("C-1"));
    }
}
