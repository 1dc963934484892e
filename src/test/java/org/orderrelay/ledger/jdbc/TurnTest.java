package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.order.OrderStatus;

final class TurnTest {
    private static final LedgerRules RULES = LedgerRules.DEFAULT;
    private static final long RECORDED = 1_000;

    private final OrderRow order = new OrderRow("R-1", false);
    private final Line line = order.line("+919876543210");

    TurnTest() {
        order.wireCount = 1;
    }

    @Test
    void putsPendingFirst() {
        row(1, OrderStatus.SHIPPED, null);
        DeliveryRow pending = row(2, OrderStatus.PENDING, null);

        assertThat(Turn.next(order, line, RULES)).isEqualTo(new Turn(pending, RECORDED));
    }

    @Test
    void goesByOccurrenceIfBothHaveOne() {
        row(1, OrderStatus.SHIPPED, 20L);
        DeliveryRow earlier = row(2, OrderStatus.PROCESSING, 10L);

        assertThat(next().delivery()).isSameAs(earlier);
    }

    @Test
    void goesByRecordOrderIfTheOldestHasNoOccurrence() {
        DeliveryRow oldest = row(1, OrderStatus.SHIPPED, null);
        row(2, OrderStatus.PROCESSING, 10L);

        assertThat(next().delivery()).isSameAs(oldest);
    }

    /** In pairs: 3 before 1 by occurrence, 1 before 2 and 2 before 3 as recorded. */
    @Test
    void endsWhereComparingInPairsWouldGoRound() {
        row(1, OrderStatus.SHIPPED, 20L);
        row(2, OrderStatus.PARTIALLY_SHIPPED, null);
        DeliveryRow third = row(3, OrderStatus.PROCESSING, 10L);

        assertThat(next().delivery()).isSameAs(third);
    }

    @Test
    void givesNobodyATurnWhileOneIsOnItsWayOrOrderDetailsAreUnknown() {
        row(2, OrderStatus.SHIPPED, null);
        DeliveryRow first = row(1, OrderStatus.PENDING, null);

        first.state = DeliveryState.SENDING;
        assertThat(Turn.next(order, line, RULES)).isNull();
        first.state = DeliveryState.UNKNOWN;
        assertThat(Turn.next(order, line, RULES)).isNull();
        first.state = DeliveryState.ACCEPTED;
        assertThat(Turn.next(order, line, RULES)).isNotNull();
    }

    @Test
    void waitsBehindAnUnknownStatus() {
        DeliveryRow unknown = row(1, OrderStatus.PROCESSING, null);
        unknown.settle(DeliveryState.UNKNOWN, "timeout", "no answer", 5_000);
        row(2, OrderStatus.SHIPPED, null);

        assertThat(next().dueAt()).isEqualTo(5_000 + micros(RULES.unknownWait()));
    }

    @Test
    void waitsBehindDeadOrderDetailsUntilNewOnesCome() {
        line.details = Line.Details.DEAD;
        line.deadAt = 5_000L;
        row(1, OrderStatus.SHIPPED, null);

        assertThat(next().dueAt()).isEqualTo(5_000 + micros(RULES.blockedWait()));
        DeliveryRow pending = row(2, OrderStatus.PENDING, null);
        assertThat(next()).isEqualTo(new Turn(pending, RECORDED));
    }

    @Test
    void waitsForTheDetailsOfAnUnknownOrder() {
        order.wireCount = 0;
        row(1, OrderStatus.SHIPPED, null);

        assertThat(next().dueAt()).isEqualTo(RECORDED + micros(RULES.unknownOrderWait()));
    }

    @Test
    void keepsARetryTime() {
        row(1, OrderStatus.SHIPPED, null).requeue(9_000, "503", "down");

        assertThat(next().dueAt()).isEqualTo(9_000);
    }

    @Test
    void leavesExactlyOneWithADueTime() {
        DeliveryRow first = row(1, OrderStatus.PROCESSING, null);
        DeliveryRow second = row(2, OrderStatus.SHIPPED, null);
        second.due(RECORDED);
        Turn.pass(order, line, RULES);

        assertThat(first.dueAt).isEqualTo(RECORDED);
        assertThat(second.dueAt).isNull();
    }

    private Turn next() {
        Turn turn = Turn.next(order, line, RULES);
        assertThat(turn).isNotNull();
        return turn;
    }

    private DeliveryRow row(int seq, OrderStatus status, Long occurredAt) {
        DeliveryRow row = new DeliveryRow(new DeliveryFacts(
                "d-" + seq,
                "key-" + seq,
                null,
                "R-1",
                line.recipient,
                seq,
                status,
                occurredAt,
                "north",
                "kaleyra",
                "sender",
                "template",
                "en",
                "{}",
                RECORDED,
                35));
        line.open.add(row);
        return row;
    }

    private static long micros(Duration duration) {
        return Micros.of(duration);
    }
}
