package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.enrich.ContactBook;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Order;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;
import org.orderrelay.provider.Composition;

/** The way from the documents of a source to the ledger, through the shipped routes and their real beans. */
@OfRoutes({
    "00-failure-policies",
    "20-read-documents",
    "21-split-documents",
    "30-validate-orders",
    "31-enrich-orders",
    "32-split-recipients",
    "40-route-by-status",
    "41-compose-order-details",
    "42-compose-order-status",
    "43-refuse-stray-notifications",
    "50-record-orders"
})
class IntakeRoutesTest extends RoutesOnTest {
    private static final Template NO_TEMPLATE = new Template("none", "en_US", null, null, null);

    @Override
    protected List<String> files() {
        return THE_WAY;
    }

    @Override
    protected Optional<String> accountOf(String referenceId) {
        if (referenceId.startsWith("AWAY")) {
            throw new IllegalStateException("the ledger is away");
        }
        return Optional.empty();
    }

    @Override
    protected ContactBook contacts() {
        return id -> {
            throw new IllegalStateException("a fault of ours");
        };
    }

    private RecordResult take(ReceivedDocument... batch) {
        return template.requestBody("direct:received-documents", List.of(batch), RecordResult.class);
    }

    private List<Verdict> verdicts(ReceivedDocument... batch) {
        return ((RecordResult.Recorded) take(batch)).verdicts();
    }

    private List<Entry> entries() {
        assertThat(ledger.recorded).hasSize(1);
        return ledger.recorded.get(0);
    }

    @Test
    void anArrayBecomesSeveralOrders() {
        String array = "[" + TeaOrders.pending("A-1") + "," + TeaOrders.pending("A-2") + ","
                + TeaOrders.status("A-1", "shipped") + "]";

        assertThat(verdicts(document("m1", array)))
                .extracting(verdict -> verdict.referenceId() + " " + verdict.status() + " " + verdict.index())
                .containsExactly("A-1 pending 0", "A-2 pending 1", "A-1 shipped 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "no json", "[]", "7", "null", "[7]", "[null]", "{\"reference_id\": 1}"})
    void anUnreadableDocumentDoesNotPunishItsBatch(String unreadable) {
        List<Verdict> first = verdicts(document("bad", unreadable), document("good", TeaOrders.pending("B-1")));
        List<Verdict> last = verdicts(document("good", TeaOrders.pending("B-2")), document("bad", unreadable));

        assertThat(first).extracting(Verdict::kind).containsExactly(Verdict.Kind.REJECTED, Verdict.Kind.RECORDED);
        assertThat(last).extracting(Verdict::kind).containsExactly(Verdict.Kind.RECORDED, Verdict.Kind.REJECTED);
    }

    @Test
    void anUnreadableDocumentAloneIsRecordedInvalid() {
        assertThat(verdicts(document("bad", "{"))).extracting(Verdict::kind).containsExactly(Verdict.Kind.REJECTED);
        Entry.Invalid invalid = (Entry.Invalid) entries().get(0);
        assertThat(invalid.document()).isEqualTo("{");
        assertThat(invalid.origin().document()).isEqualTo("bad");
        assertThat(invalid.violations()).extracting(Violation::rule).containsExactly("json");
    }

    @Test
    void whatTheSourceRefusedIsRecordedUnread() {
        Violation poisoned = new Violation("", "deliveries", "delivered too often");
        ReceivedDocument refused = new ReceivedDocument(Origin.of("jms", "m1"), TeaOrders.pending("C-1"), poisoned);

        verdicts(refused, document("m2", TeaOrders.pending("C-2")));

        assertThat(entries().get(0))
                .isInstanceOfSatisfying(
                        Entry.Invalid.class,
                        invalid -> assertThat(invalid.violations()).containsExactly(poisoned));
        assertThat(entries().get(1)).isInstanceOf(Entry.Valid.class);
    }

    @Test
    void anInvalidOrderKeepsItsDocumentAndItsNeighbours() {
        verdicts(document("m1", "[" + TeaOrders.pending("D-1", "1.00") + "," + TeaOrders.pending("D-2") + "]"));

        Entry.Invalid invalid = (Entry.Invalid) entries().get(0);
        assertThat(invalid.referenceId()).isEqualTo("D-1");
        assertThat(invalid.document()).contains("Masala chai");
        assertThat(entries().get(1)).isInstanceOf(Entry.Valid.class);
    }

    private static String faulty(String reference) {
        return TeaOrders.pending(reference).replace("\"customer\": {", "\"customer\": {\"id\": \"C-1\", ");
    }

    @Test
    void whileTheLedgerCannotBeAskedNothingOfTheBatchIsRecorded() {
        RecordResult result = take(
                document("m1", TeaOrders.pending("NEAR-1")), document("m2", TeaOrders.status("AWAY-1", "shipped")));

        assertThat(result).isInstanceOf(RecordResult.NotRecorded.class);
        assertThat(ledger.recorded).isEmpty();
    }

    @Test
    void aStatusFollowsItsInvoiceOfTheSameBatchToItsAccount() {
        String invoice = TeaOrders.pending("PAIR-1").replaceFirst("\\{", "{\"account\": \"kaleyra-test\", ");
        verdicts(document("m1", "[" + invoice + "," + TeaOrders.status("PAIR-1", "shipped") + "]"));

        assertThat(entries())
                .allSatisfy(entry -> assertThat(((Entry.Valid) entry).deliveries())
                        .extracting(PlannedDelivery::account)
                        .containsOnly("kaleyra-test"));
    }

    @Test
    void aFaultOfOursMakesTheOrderInvalidAndLosesNothing() {
        verdicts(
                document("m1", "[" + faulty("FAULT-1") + "," + TeaOrders.pending("E-1") + "]"),
                document("m2", TeaOrders.pending("E-2")));

        Entry.Invalid invalid = (Entry.Invalid) entries().get(0);
        assertThat(invalid.referenceId()).isEqualTo("FAULT-1");
        assertThat(invalid.violations()).extracting(Violation::rule).containsExactly("internal");
        assertThat(entries().subList(1, 3)).allMatch(Entry.Valid.class::isInstance);
    }

    @Test
    void pendingBecomesTheInvoiceAndTheOthersBecomeNews() {
        verdicts(document("m1", "[" + TeaOrders.pending("F-1") + "," + TeaOrders.status("F-1", "completed") + "]"));

        assertThat(entries())
                .extracting(entry -> ((Entry.Valid) entry).deliveries().get(0).template())
                .containsExactly("tea_invoice", "tea_news");
        assertThat(((Entry.Valid) entries().get(0)).deliveries().get(0).payload())
                .contains("order_details");
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "partially_shipped", "shipped", "completed", "canceled"})
    void everyOtherStatusIsComposed(String status) {
        verdicts(document("m1", TeaOrders.status("G-1", status)));

        assertThat(((Entry.Valid) entries().get(0)).deliveries())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.payload()).contains(status));
    }

    @Test
    void aStatusWithoutAMessageIsRefused() {
        verdicts(document("m1", TeaOrders.status("G-2", "shipped")));
        Order order = ((Entry.Valid) entries().get(0)).order();
        Notification stray = new Notification("d-1", order, new Phone(TeaOrders.PHONE), account.name(), NO_TEMPLATE);

        assertThat(template.requestBody("direct:stray-notifications", stray))
                .isInstanceOfSatisfying(
                        Composition.Refused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::path)
                                .containsExactly("/status"));
    }

    @Test
    void everyRecipientGetsANotificationOfItsOwn() {
        String order = TeaOrders.status("H-1", "shipped")
                .replaceFirst("\\{", "{\"recipients\": [\"+919876500042\", \"+919876500043\"], ");

        verdicts(document("m1", order));

        assertThat(((Entry.Valid) entries().get(0)).deliveries())
                .extracting(delivery -> delivery.recipient().e164())
                .containsExactly(TeaOrders.PHONE, "+919876500042", "+919876500043");
    }

    @Test
    void aWholeBatchIsOneCommit() {
        ReceivedDocument[] batch = IntStream.range(0, 250)
                .mapToObj(i -> document("m" + i, TeaOrders.status("I-" + i, "shipped")))
                .toArray(ReceivedDocument[]::new);

        assertThat(verdicts(batch)).hasSize(250);
        assertThat(ledger.tries).hasValue(1);
    }

    @Test
    void aCommitThatFailsIsTriedAgain() {
        ledger.recordFailures.set(2);

        assertThat(verdicts(document("m1", TeaOrders.pending("J-1")))).hasSize(1);
        assertThat(ledger.tries).hasValue(3);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aLedgerThatStaysAwayIsToldToTheSource() {
        ledger.recordFailures.set(4);

        assertThat(take(document("m1", TeaOrders.pending("K-1"))))
                .isEqualTo(new RecordResult.NotRecorded("the disk is full"));
        assertThat(ledger.tries).hasValue(4);
        assertThat(ledger.recorded).isEmpty();
    }
}
