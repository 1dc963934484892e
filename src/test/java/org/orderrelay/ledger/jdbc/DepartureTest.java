package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.order.OrderStatus;

final class DepartureTest {
    private final OrderRow order = new OrderRow("R-1", false);
    private final Line line = order.line("+919876543210");

    DepartureTest() {
        order.wireCount = 1;
    }

    /** Facts 2.4. */
    @ParameterizedTest
    @CsvSource({
        "PENDING, PROCESSING, false, go",
        "PROCESSING, SHIPPED, false, go",
        "SHIPPED, PROCESSING, false, go",
        "SHIPPED, COMPLETED, true, go",
        "COMPLETED, SHIPPED, false, 2046",
        "CANCELED, COMPLETED, false, 2046",
        "SHIPPED, PENDING, false, 2046",
        "PENDING, CANCELED, false, go",
        "PENDING, CANCELED, true, 2047"
    })
    void judgesTheMove(OrderStatus last, OrderStatus next, boolean paid, String expected) {
        line.lastStatus = last;
        order.paid = paid;

        assertThat(word(judge(next))).isEqualTo(expected);
    }

    @Test
    void diesBlockedBehindDeadOrderDetails() {
        line.details = Line.Details.DEAD;

        assertThat(word(judge(OrderStatus.SHIPPED))).isEqualTo("blocked");
        assertThat(word(judge(OrderStatus.PENDING))).isEqualTo("go");
    }

    @Test
    void followsTheNewestReferenceTheProviderTook() {
        assertThat(judge(OrderStatus.SHIPPED)).isEqualTo(new Departure.Go("R-1"));
        line.wireReference = "R-1-2";
        assertThat(judge(OrderStatus.SHIPPED)).isEqualTo(new Departure.Go("R-1-2"));
    }

    private Departure judge(OrderStatus status) {
        DeliveryFacts facts = new DeliveryFacts(
                "d-1",
                "key",
                null,
                "R-1",
                line.recipient,
                1,
                status,
                null,
                "north",
                "kaleyra",
                "sender",
                "template",
                "en",
                "{}",
                0,
                35);
        return Departure.judge(order, line, facts, LedgerRules.DEFAULT);
    }

    private static String word(Departure departure) {
        return departure instanceof Departure.Die die ? die.code() : "go";
    }
}
