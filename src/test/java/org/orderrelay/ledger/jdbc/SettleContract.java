package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** What each outcome does. */
interface SettleContract extends OnEngine {
    Outcome RETRY = new Outcome.Retry("503", "the provider is down", null);

    @Test
    default void keepsWhatWasAccepted() {
        Verdict verdict = room().record(pending("R-1"));
        Settled settled = room().settle(room().claimOne(), Room.ACCEPTED);
        DeliveryDetail detail =
                room().ledger.view().delivery(verdict.deliveryIds().get(0)).orElseThrow();

        assertThat(settled.applied()).isTrue();
        assertThat(settled.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(detail.delivery().messageId()).isEqualTo("m-1");
        assertThat(detail.attempts()).hasSize(1);
        AttemptView attempt = detail.attempts().get(0);
        assertThat(attempt.outcome()).isEqualTo("accepted");
        assertThat(attempt.httpStatus()).isEqualTo(202);
        assertThat(attempt.sent()).isEqualTo(detail.payload());
        assertThat(attempt.answer()).isEqualTo("{\"id\":\"m-1\"}");
    }

    @Test
    default void tellsTheErpWithoutTheNumber() throws Exception {
        Verdict verdict = room().record(pending("R-1").event("e-1").at("2026-11-21T08:00:00Z"));
        room().settle(room().claimOne(), Room.ACCEPTED);
        List<Publication> news = room().news(Publication.OUTCOMES);
        JsonNode body = new ObjectMapper().readTree(news.get(0).body());

        assertThat(news).hasSize(1);
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactly(
                        "outcome_id",
                        "event_id",
                        "reference_id",
                        "wire_reference",
                        "status",
                        "delivery_id",
                        "recipient",
                        "account",
                        "provider",
                        "state",
                        "receipt",
                        "code",
                        "reason",
                        "attempts",
                        "occurred_at",
                        "settled_at",
                        "refs");
        assertThat(body.get("outcome_id").asText()).isEqualTo(news.get(0).outcomeId());
        assertThat(body.get("event_id").asText()).isEqualTo("e-1");
        assertThat(body.get("delivery_id").asText())
                .isEqualTo(verdict.deliveryIds().get(0));
        assertThat(body.get("recipient").asText()).isEqualTo(Samples.ASHA.masked());
        assertThat(body.get("occurred_at").asText()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(body.get("refs").get("ref").asText()).isEqualTo("customer1");
    }

    @Test
    default void publishesUntilItIsMarked() {
        room().record(pending("R-1"));
        room().drain();
        List<Publication> news = room().ledger.unpublished(10);

        assertThat(room().ledger.unpublished(10)).isEqualTo(news).hasSize(1);
        assertThat(room().ledger
                        .published(news.stream().map(Publication::id).toList())
                        .join())
                .isEqualTo(1);
        assertThat(room().ledger.unpublished(10)).isEmpty();
    }

    @Test
    default void triesAgainByThePolicyUntilItsAttemptsAreSpent() {
        Verdict verdict = room().record(pending("R-1"));
        Settled first = room().settle(room().claimOne(), RETRY);

        assertThat(first.state()).isEqualTo(DeliveryState.QUEUED);
        assertThat(first.nextAttemptAt()).isEqualTo(room().clock.instant().plusSeconds(2));
        assertThat(room().claim()).isEmpty();
        room().clock.pass(Duration.ofSeconds(2));
        room().settle(room().claimOne(), RETRY);
        room().clock.pass(Duration.ofSeconds(4));
        Claim third = room().claimOne();
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(room().settle(third, RETRY).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(room().deliveryOf(verdict).code()).isEqualTo("503");
        assertThat(room().news(Publication.DEAD)).hasSize(1);
    }

    @Test
    default void waitsAsLongAsTheProviderAsked() {
        room().record(pending("R-1"));
        Outcome retry = new Outcome.Retry("503", "down", Duration.ofSeconds(30));

        assertThat(room().settle(room().claimOne(), retry).nextAttemptAt())
                .isEqualTo(room().clock.instant().plusSeconds(30));
    }

    @Test
    default void neverCountsTooFastAsAFailureAndSlowsTheAccountDown() {
        room().record(pending("R-1").entry());
        Outcome throttled = new Outcome.Throttled("429", "too fast", Scope.ACCOUNT, Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            assertThat(room().settle(room().claimOne(), throttled).state()).isEqualTo(DeliveryState.QUEUED);
            room().record(pending("R-other-" + i).by("south"));
            assertThat(room().drain()).containsExactly("pending");
            room().clock.pass(Duration.ofSeconds(1));
        }
        room().settle(room().claimOne(), throttled);
        room().record(pending("R-2"));

        assertThat(room().claim()).isEmpty();
        room().clock.pass(Duration.ofSeconds(1));
        assertThat(room().claim()).hasSize(2);
    }

    @Test
    default void sendsDeadLettersWithTheirPayload() throws Exception {
        room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.REJECTED);
        JsonNode letter =
                new ObjectMapper().readTree(room().news(Publication.DEAD).get(0).body());

        assertThat(letter.get("code").asText()).isEqualTo("E110");
        assertThat(letter.get("provider").asText()).isEqualTo("kaleyra");
        assertThat(letter.get("payload").get("order").asText()).isEqualTo("R-1");
    }

    @Test
    default void goesOnAfterARefusedStatus() {
        room().record(pending("R-1"));
        room().drain();
        room().record(
                        order("R-1", OrderStatus.PROCESSING).entry(),
                        order("R-1", OrderStatus.SHIPPED).entry());
        room().settle(room().claimOne(), Room.REJECTED);

        assertThat(room().claimOne().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    default void ignoresAnOutcomeOfAnEarlierAttempt() {
        room().record(pending("R-1"));
        Claim first = room().claimOne();
        room().settle(first, RETRY);
        room().clock.pass(Duration.ofSeconds(2));
        Claim second = room().claimOne();

        assertThat(room().settle(first, Room.REJECTED).applied()).isFalse();
        assertThat(room().settle(second, Room.ACCEPTED).applied()).isTrue();
        assertThat(room().settle(second, Room.REJECTED).applied()).isFalse();
        assertThat(room().delivery(second.deliveryId()).state()).isEqualTo("accepted");
    }

    @Test
    default void settlesManyAtOnce() {
        for (int i = 0; i < 50; i++) {
            room().record(pending("R-" + i));
        }
        List<CompletableFuture<Settled>> settling = room().claim().stream()
                .map(claim -> room().settling(claim, Room.ACCEPTED))
                .toList();

        assertThat(settling).hasSize(50).allMatch(future -> future.join().state() == DeliveryState.ACCEPTED);
        assertThat(room().ledger.view().countByState())
                .containsOnlyKeys("accepted")
                .containsEntry("accepted", 50L);
    }
}
