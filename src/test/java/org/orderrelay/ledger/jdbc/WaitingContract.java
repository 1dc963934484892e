package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.EventView;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.ledger.Verdict.Kind;
import org.orderrelay.ledger.WaitingOrder;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;

/** Orders whose contact could not be looked up: on disk, in their order, until they can go. */
interface WaitingContract extends OnEngine {
    /** From a request of its own. */
    private static Entry.Valid from(String request, Samples.Sample sample) {
        Entry.Valid entry = sample.entry();
        return new Entry.Valid(
                Origin.of("rest", request),
                entry.index(),
                entry.order(),
                entry.content(),
                entry.contentHash(),
                entry.deliveries());
    }

    private static Entry waiting(Entry ready) {
        return new Entry.Waiting((Entry.Valid) ready, "the look-up is away");
    }

    private List<WaitingOrder> due() {
        return room().ledger.view().waiting(room().clock.instant(), 100);
    }

    private Kind kind(Entry entry) {
        return room().record(entry).get(0).kind();
    }

    @Test
    default void keepsAnOrderThatWaitsOverARestartAndLetsItGoOnce() {
        Entry order = pending("W-1").entry();
        assertThat(kind(waiting(order))).isEqualTo(Kind.WAITING);
        room().reopen();
        assertThat(room().claim()).isEmpty();
        assertThat(room().ledger.view().waitingCount()).isEqualTo(1);

        assertThat(due()).as("not at once").isEmpty();
        room().clock.pass(Duration.ofSeconds(3));
        assertThat(due()).singleElement().satisfies(found -> {
            assertThat(found.origin()).isEqualTo(order.origin());
            assertThat(found.content()).isEqualTo(((Entry.Valid) order).content());
        });
        assertThat(kind(order)).isEqualTo(Kind.RECORDED);
        assertThat(kind(order)).isEqualTo(Kind.DUPLICATE);
        assertThat(due()).isEmpty();
        assertThat(room().drain()).containsExactly("pending");
        assertThat(room().ledger.view().waitingCount()).isZero();
    }

    @Test
    default void putsOffALookUpThatFailsAgainLongerAndLonger() {
        Entry order = waiting(pending("W-2").entry());
        kind(order);
        for (int seconds : new int[] {2, 2, 4, 8, 16, 32, 60, 60}) {
            room().clock.pass(Duration.ofSeconds(seconds - 1));
            assertThat(due()).as("before " + seconds + " s").isEmpty();
            room().clock.pass(Duration.ofSeconds(1));
            assertThat(due()).as("after " + seconds + " s").hasSize(1);
            assertThat(kind(order)).isEqualTo(Kind.WAITING);
        }
    }

    @Test
    default void nothingOvertakesAnOrderThatWaits() {
        Entry first = pending("W-3").entry();
        Entry second = from("request-2", order("W-3", OrderStatus.SHIPPED));
        kind(waiting(first));

        assertThat(kind(second)).as("it could be sent, and waits behind").isEqualTo(Kind.WAITING);
        room().clock.pass(Duration.ofSeconds(3));
        assertThat(due()).extracting(WaitingOrder::origin).containsExactly(first.origin());
        assertThat(kind(second)).isEqualTo(Kind.WAITING);
        assertThat(room().claim()).isEmpty();

        assertThat(kind(first)).isEqualTo(Kind.RECORDED);
        assertThat(due()).extracting(WaitingOrder::origin).containsExactly(second.origin());
        assertThat(kind(second)).isEqualTo(Kind.RECORDED);
        assertThat(room().drain()).containsExactly("pending", "shipped");
    }

    @Test
    default void ofOneBatchTheLaterStatusWaitsTooAndBothGoTogether() {
        Entry first = pending("W-4").entry();
        Entry second = from("request-2", order("W-4", OrderStatus.SHIPPED));

        assertThat(room().record(waiting(first), second))
                .extracting(Verdict::kind)
                .containsOnly(Kind.WAITING);
        assertThat(room().record(first, second)).extracting(Verdict::kind).containsOnly(Kind.RECORDED);
    }

    @Test
    default void recognisesAnEventThatWaits() {
        kind(waiting(pending("W-5").event("e-1").entry()));

        assertThat(kind(waiting(from("request-2", pending("W-5").event("e-1")))))
                .isEqualTo(Kind.DUPLICATE);
        assertThat(kind(from("request-3", pending("W-5").event("e-1")))).isEqualTo(Kind.DUPLICATE);
        assertThat(kind(waiting(from("request-4", pending("W-5").event("e-1").content("other")))))
                .isEqualTo(Kind.CONFLICT);
        assertThat(kind(from("request-5", pending("W-5").event("e-1").content("other"))))
                .isEqualTo(Kind.CONFLICT);
        assertThat(room().ledger.view().waitingCount()).isEqualTo(1);

        Entry sent = from("request-6", pending("W-6").event("e-2"));
        kind(sent);
        assertThat(kind(waiting(from("request-7", pending("W-6").event("e-2")))))
                .isEqualTo(Kind.DUPLICATE);
    }

    @Test
    default void anOrderThatTurnsOutInvalidIsToldAndWaitsNoMore() {
        Entry order = pending("W-7").entry();
        kind(waiting(order));
        Violation violation = new Violation("/customer/id", "recipient", "nobody");

        assertThat(kind(new Entry.Invalid(order.origin(), order.index(), "W-7", "pending", "{}", List.of(violation))))
                .isEqualTo(Kind.REJECTED);
        assertThat(room().ledger.view().waitingCount()).isZero();
        assertThat(room().ledger.view().invalid(10, null).items()).hasSize(1);
    }

    @Test
    default void anOrderThatWaitsIsShownWithItsEvent() {
        kind(waiting(pending("W-8").entry()));

        assertThat(room().ledger.view().order("W-8"))
                .map(OrderView::events)
                .hasValueSatisfying(events -> assertThat(events)
                        .singleElement()
                        .extracting(EventView::status, EventView::verdict)
                        .containsExactly("pending", "waiting"));
    }

    @Test
    default void aRowThatWaitsIsOpenUntilItsOrderIsSettled() {
        String file = room().open("abc").fileId();
        Entry first = pending("W-9").row(file, 1, 2).entry();
        Entry second = pending("W-10").row(file, 3, 3).entry();
        room().record(waiting(first), waiting(second));
        room().done(file, 3);
        assertThat(room().ledger.files().settled().join()).isEmpty();
        assertThat(view(file))
                .extracting(FileView::rows, FileView::queued, FileView::done)
                .containsExactly(3, 3, false);

        Origin place = second.origin();
        Violation violation = new Violation("/customer/id", "recipient", "nobody");
        room().record(first, new Entry.Invalid(place, second.index(), "W-10", "pending", ";", List.of(violation)));
        for (Claim claim : room().claim()) {
            room().settle(claim, Room.ACCEPTED);
        }
        assertThat(room().ledger.files().settled().join())
                .singleElement()
                .extracting(FileView::rows, FileView::accepted, FileView::rejected, FileView::done)
                .containsExactly(3, 2, 1, true);
    }

    private FileView view(String file) {
        return room().ledger.view().file(file).orElseThrow();
    }
}
