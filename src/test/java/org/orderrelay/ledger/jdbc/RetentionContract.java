package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.invalid;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Swept;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** Old rows go; what keeps the promises stays. */
interface RetentionContract extends OnEngine {
    Duration KEPT = Duration.ofDays(30);

    private int sweep(int most) {
        int removed = 0;
        String after = "";
        while (after != null) {
            Instant before = room().clock.instant().minus(KEPT);
            Swept swept = room().ledger.sweep(before, most, after).join();
            removed += swept.deliveries();
            after = swept.next();
        }
        return removed;
    }

    private void sent(String... references) {
        for (String reference : references) {
            room().record(pending(reference));
        }
        room().drain();
    }

    private void aMonthPasses() {
        room().clock.pass(KEPT.plusSeconds(1));
    }

    @Test
    default void settledDeliveriesGoWithAllThatIsTheirsAndTheCountsFollow() {
        sent("R-1", "R-2", "R-3");
        String id = room().ledger
                .view()
                .order("R-1")
                .orElseThrow()
                .deliveries()
                .get(0)
                .delivery()
                .id();
        room().tell(Told.delivered(Told.about(id)));
        assertThat(sweep(2)).isZero();
        aMonthPasses();

        assertThat(sweep(2)).isEqualTo(3);
        assertThat(room().ledger.view().delivery(id)).isEmpty();
        OrderView order = room().ledger.view().order("R-1").orElseThrow();
        assertThat(order.deliveries()).isEmpty();
        assertThat(order.events())
                .singleElement()
                .satisfies(event -> assertThat(event.content()).isEqualTo("{}"));
        assertThat(room().ledger.view().countByState()).isEmpty();
        assertThat(sweep(2)).isZero();
    }

    @Test
    default void aRepetitionIsRecognisedForEver() {
        sent("R-1");
        aMonthPasses();
        sweep(100);

        Verdict again = room().record(pending("R-1"));
        assertThat(again.kind()).isEqualTo(Verdict.Kind.DUPLICATE);
        Verdict other = room().record(pending("R-1").content("changed"));
        assertThat(other.kind()).isEqualTo(Verdict.Kind.CONFLICT);
        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void aLateCancelOfAPaidOrderIsStillNotSent() {
        sent("R-1");
        room().tell(new Receipt.Payment("R-1", PaymentState.CAPTURED, "tx-1", Told.AT));
        aMonthPasses();
        assertThat(sweep(100)).isEqualTo(1);

        Verdict cancel = room().record(order("R-1", OrderStatus.CANCELED));
        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(cancel).code()).isEqualTo("2047");
    }

    @Test
    default void aLateStatusFollowsTheReferenceOfItsOrderAndAFinalOneStaysFinal() {
        sent("R-1", "R-2");
        room().record(order("R-2", OrderStatus.COMPLETED));
        room().drain();
        aMonthPasses();
        sweep(100);
        room().record(order("R-1", OrderStatus.SHIPPED));
        Verdict late = room().record(order("R-2", OrderStatus.SHIPPED));

        assertThat(room().claimOne().wireReference()).isEqualTo("R-1");
        assertThat(room().deliveryOf(late).code()).isEqualTo("2046");
    }

    @Test
    default void anOrderWithSomethingOpenOrRecentStaysWhole() {
        sent("R-1", "R-2");
        Verdict unknown = room().record(order("R-1", OrderStatus.SHIPPED));
        room().settle(room().claimOne(), Room.UNKNOWN);
        aMonthPasses();
        room().record(order("R-2", OrderStatus.SHIPPED));
        room().drain();

        assertThat(sweep(1)).isZero();
        assertThat(room().deliveryOf(unknown).state()).isEqualTo("unknown");
        assertThat(room().ledger.view().order("R-2").orElseThrow().deliveries()).hasSize(2);
    }

    @Test
    default void newsThatWereSentAndRefusedDocumentsGoAndUnsentNewsStay() {
        room().record(invalid("doc-1"));
        sent("R-1");
        Publication news = room().news(Publication.OUTCOMES).get(0);
        int unsent = room().ledger.unpublished(100).size();
        room().ledger.published(List.of(news.id())).join();
        aMonthPasses();
        sweep(100);

        assertThat(room().ledger.view().invalid(10, null).items()).isEmpty();
        assertThat(room().ledger.unpublished(100)).hasSize(unsent - 1);
    }

    @Test
    default void aFileGoesWithItsRowsOnceItsResultIsOld() {
        String file = room().open("abc").fileId();
        room().record(pending("R-1").row(file, 1, 2).entry());
        room().done(file, 2);
        room().drain();
        aMonthPasses();
        assertThat(sweep(100)).isZero(); // its result is not written yet
        room().ledger.files().resultWritten(file).join();
        assertThat(sweep(100)).isZero();
        assertThat(room().ledger.view().file(file)).isPresent();
        aMonthPasses();

        assertThat(sweep(100)).isEqualTo(1);
        assertThat(room().ledger.view().file(file)).isEmpty();
        String again = room().open("def").fileId();
        assertThat(room().ledger.view().hasEarlierFile("sftp", "orders.csv", again))
                .isTrue();
    }
}
