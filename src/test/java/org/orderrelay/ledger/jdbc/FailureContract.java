package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.FileRowView;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** What was accepted and failed afterwards. */
interface FailureContract extends OnEngine {
    private Claim taken() {
        Claim claim = room().claimOne();
        room().settle(claim, Room.taken("m-" + claim.deliveryId()));
        return claim;
    }

    private Claim taken(Samples.Sample sample) {
        room().record(sample);
        return taken();
    }

    private void fail(Claim claim, String code) {
        room().tell(Told.failed(Told.about(claim.deliveryId()), new Outcome.Conflict(code, "failed with " + code)));
    }

    @Test
    default void tellsTheErpAndTheErrorChannelWithCodeAndReason() throws Exception {
        Claim claim = taken(pending("R-1"));
        room().tell(Told.failed(Told.about(claim.deliveryId())));
        List<Publication> outcomes = room().news(Publication.OUTCOMES);
        JsonNode outcome = new ObjectMapper().readTree(outcomes.get(1).body());
        List<Publication> letters = room().news(Publication.DEAD);
        JsonNode letter = new ObjectMapper().readTree(letters.get(0).body());

        assertThat(outcomes).hasSize(2);
        assertThat(letters).hasSize(1);
        for (JsonNode body : List.of(outcome, letter)) {
            assertThat(body.get("state").asText()).isEqualTo("accepted");
            assertThat(body.get("receipt").asText()).isEqualTo("failed");
            assertThat(body.get("code").asText()).isEqualTo("131026");
            assertThat(body.get("reason").asText()).isEqualTo("the number cannot be reached");
        }
        assertThat(letter.get("payload").get("order").asText()).isEqualTo("R-1");
        assertThat(letter.get("outcome_id").asText()).isEqualTo(letters.get(0).outcomeId());
    }

    @Test
    default void putsTheOrderBackToItsLastConfirmedStatus() {
        taken(pending("R-1"));
        taken(order("R-1", OrderStatus.PROCESSING));
        Claim completed = taken(order("R-1", OrderStatus.COMPLETED));
        Verdict tooLate = room().record(order("R-1", OrderStatus.SHIPPED));
        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(tooLate).code()).isEqualTo("2046");
        fail(completed, "2046");
        room().record(order("R-1", OrderStatus.SHIPPED).event("again").content("again"));

        assertThat(room().drain()).containsExactly("shipped");
    }

    @Test
    default void letsAStatusFollowAfterACancelThatFailed() {
        taken(pending("R-1"));
        Claim canceled = taken(order("R-1", OrderStatus.CANCELED));
        fail(canceled, "2047");
        room().record(
                        order("R-1", OrderStatus.SHIPPED).entry(),
                        order("R-1", OrderStatus.COMPLETED).entry());

        assertThat(room().drain()).containsExactly("shipped", "completed");
    }

    @Test
    default void neverTakesBackAFinalStatusForAnOlderFailure() {
        taken(pending("R-1"));
        Claim shipped = taken(order("R-1", OrderStatus.SHIPPED));
        taken(order("R-1", OrderStatus.COMPLETED));
        fail(shipped, "131026");
        Verdict again = room().record(order("R-1", OrderStatus.PROCESSING));

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(again).code()).isEqualTo("2046");
    }

    @Test
    default void sendsTheSameStatusAgainIfTheErpAsksAfterAFailure() {
        taken(pending("R-1"));
        Claim shipped = taken(order("R-1", OrderStatus.SHIPPED));
        assertThat(room().record(order("R-1", OrderStatus.SHIPPED).event("e-2")).kind())
                .isEqualTo(Verdict.Kind.DUPLICATE);
        fail(shipped, "131026");

        assertThat(room().record(order("R-1", OrderStatus.SHIPPED).event("e-3")).kind())
                .isEqualTo(Verdict.Kind.RECORDED);
        assertThat(room().drain()).containsExactly("shipped");
    }

    @Test
    default void doesNotSupersedeAnEarlierStatusByOneThatFailed() {
        taken(pending("R-1").at("2026-11-21T08:00:00Z"));
        room().clock.pass(Duration.ofSeconds(10)); // a young order waits for the steps in between
        Claim shipped = taken(order("R-1", OrderStatus.SHIPPED).at("2026-11-21T08:30:00Z"));
        fail(shipped, "131026");

        assertThat(room().record(order("R-1", OrderStatus.PROCESSING).at("2026-11-21T08:10:00Z"))
                        .kind())
                .isEqualTo(Verdict.Kind.RECORDED);
    }

    @Test
    default void blocksTheStatusesBehindOrderDetailsThatFailed() {
        Claim details = taken(pending("R-1"));
        fail(details, "131053");
        Verdict status = room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(status).blockedBy()).isEqualTo(details.deliveryId());
        room().record(pending("R-1").event("e-2").content("corrected"));
        List<Claim> corrected = room().claim();
        assertThat(corrected).extracting(Claim::wireReference).containsExactly("R-1-2");
        room().settle(corrected.get(0), Room.taken("m-8"));
        assertThat(room().claimOne().wireReference()).isEqualTo("R-1-2");
    }

    @Test
    default void buriesTheStatusesBehindFailedOrderDetailsAfterTheWait() {
        Claim details = taken(pending("R-1"));
        Verdict status = room().record(order("R-1", OrderStatus.SHIPPED));
        fail(details, "131053");
        room().clock.pass(Duration.ofHours(25));

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(status).code()).isEqualTo("blocked");
    }

    @Test
    default void goesOnUnderTheNewerOrderDetailsIfOlderOnesFail() {
        Claim first = taken(pending("R-1"));
        fail(first, "131026");
        taken(pending("R-1").event("e-2").content("corrected"));
        room().tell(new Receipt.Failure(
                Told.about(first.deliveryId()),
                new Outcome.Rejected("131000", "other"),
                false,
                Instant.parse("2026-11-21T10:00:00Z")));
        room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(room().claimOne().wireReference()).isEqualTo("R-1-2");
    }

    @Test
    default void holdsTheScopeTheCodeIsAbout() {
        Claim claim = taken(pending("R-1"));
        Outcome paused = new Outcome.Held("132015", "the template is paused", Scope.TEMPLATE);
        room().tell(Told.failed(Told.about(claim.deliveryId()), paused));
        room().record(pending("R-2"));

        assertThat(room().delivery(claim.deliveryId()).receipt()).isEqualTo("failed");
        assertThat(room().claim()).isEmpty();
        assertThat(room().ledger.view().holds())
                .extracting(HoldView::scope, HoldView::key, HoldView::code)
                .containsExactly(tuple("template", "north|details|en_US", "132015"));
    }

    @Test
    default void slowsTheAccountDownFromTheMomentItWasTold() {
        Claim claim = taken(pending("R-1"));
        Outcome throttled = new Outcome.Throttled("130429", "too fast", Scope.SENDER, Duration.ofSeconds(60));
        room().tell(Told.failed(Told.about(claim.deliveryId()), throttled));
        room().record(pending("R-2"));

        assertThat(room().claim()).isEmpty();
        room().clock.pass(Duration.between(room().clock.instant(), Told.AT.plusSeconds(63)));
        assertThat(room().claim()).hasSize(1);
    }

    @Test
    default void makesTheResultOfItsFileDueAgain() {
        String file = room().open("abc").fileId();
        room().record(
                        pending("R-1").row(file, 1, 2).entry(),
                        pending("R-2").row(file, 3, 3).entry());
        List<Claim> claims = room().claim();
        claims.forEach(claim -> room().settle(claim, Room.taken("m-" + claim.deliveryId())));
        room().done(file, 3);
        room().ledger.files().resultWritten(file).join();
        String failing = claims.stream()
                .filter(claim -> claim.referenceId().equals("R-1"))
                .findFirst()
                .orElseThrow()
                .deliveryId();
        room().tell(Told.delivered(Told.about(claims.get(1).deliveryId())));
        room().clock.pass(Duration.ofMinutes(2));
        assertThat(room().ledger.files().settled().join()).isEmpty();
        room().tell(Told.failed(Told.about(failing)));

        assertThat(room().ledger.files().settled().join()).isEmpty();
        room().clock.pass(Duration.ofMinutes(1));
        assertThat(room().ledger.files().settled().join())
                .singleElement()
                .extracting(FileView::rows, FileView::failed, FileView::accepted, FileView::done)
                .containsExactly(3, 2, 1, true);
        List<FileRowView> rows = new ArrayList<>();
        room().ledger.view().fileRows(file, rows::add);
        assertThat(rows).extracting(FileRowView::state).containsExactly("failed", "failed", "accepted");
        assertThat(rows.get(0))
                .extracting(FileRowView::code, FileRowView::reason)
                .containsExactly("131026", "the number cannot be reached");
    }

    @Test
    default void countsAsAcceptedInTheTally() {
        Claim claim = taken(pending("R-1"));
        fail(claim, "131026");
        DeliveryView view = room().delivery(claim.deliveryId());

        assertThat(view.state()).isEqualTo("accepted");
        assertThat(room().ledger.view().countByState())
                .containsOnlyKeys("accepted")
                .containsEntry("accepted", 1L);
    }
}
