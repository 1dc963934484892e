package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Violation;

class DemoTableTest {
    private static final Outcome ACCEPTED = new Outcome.Accepted("202", "taken", "m-1");

    private final StringWriter out = new StringWriter();
    private final DemoTable table = new DemoTable(new PrintWriter(out));

    private static Verdict verdict(Verdict.Kind kind, List<String> ids, Violation... violations) {
        return new Verdict(kind, Origin.of("jms", "m-1"), 0, "TEA-1", "pending", ids, List.of(violations));
    }

    private void settle(int attempt, Outcome outcome, DeliveryState state) {
        Claim claim = new Claim(
                "d-1",
                attempt,
                1,
                "TEA-1",
                "TEA-1",
                OrderStatus.PENDING,
                new Phone("+919876500000"),
                "kaleyra-demo",
                "kaleyra",
                "{}",
                Instant.EPOCH);
        Settlement settlement = new Settlement("d-1", attempt, outcome, Instant.EPOCH, Instant.EPOCH, 202, null, null);
        table.settled(claim, settlement, new Settled("d-1", true, state, null));
    }

    private List<String> rows() {
        return table.rows().stream().map(DemoRow::expectation).toList();
    }

    @Test
    void aDeliveryGetsItsRowWhenItIsSettled() {
        table.recorded(List.of(verdict(Verdict.Kind.RECORDED, List.of("d-1"))));
        assertThat(rows()).isEmpty();

        settle(1, ACCEPTED, DeliveryState.ACCEPTED);

        assertThat(rows()).containsExactly("jms,TEA-1,pending,accepted");
    }

    @Test
    void aDeliveryMayBeSettledBeforeItsVerdictIsHeard() {
        settle(1, ACCEPTED, DeliveryState.ACCEPTED);
        table.recorded(List.of(verdict(Verdict.Kind.RECORDED, List.of("d-1"))));

        assertThat(rows()).containsExactly("jms,TEA-1,pending,accepted");
    }

    @Test
    void aRetryIsPrintedAndCountsInTheEnd() {
        table.recorded(List.of(verdict(Verdict.Kind.RECORDED, List.of("d-1"))));
        settle(1, new Outcome.Retry("503", "come back later", null), DeliveryState.QUEUED);
        assertThat(rows()).isEmpty();
        assertThat(out.toString()).contains("come back later, again later");

        settle(2, ACCEPTED, DeliveryState.ACCEPTED);

        assertThat(rows()).containsExactly("jms,TEA-1,pending,accepted (retried)");
    }

    @Test
    void whatIsNotSentHasItsWord() {
        table.recorded(List.of(
                verdict(Verdict.Kind.DUPLICATE, List.of("d-0")),
                verdict(Verdict.Kind.SUPERSEDED, List.of()),
                verdict(Verdict.Kind.REJECTED, List.of(), new Violation("", "sum", "does not add up"))));
        table.recorded(List.of(verdict(Verdict.Kind.RECORDED, List.of("d-1"))));
        settle(1, new Outcome.Rejected("WA400", "refused"), DeliveryState.DEAD);

        assertThat(rows())
                .containsExactly(
                        "jms,TEA-1,pending,duplicate",
                        "jms,TEA-1,pending,superseded",
                        "jms,TEA-1,pending,invalid: sum",
                        "jms,TEA-1,pending,dead WA400");
        table.print(id -> "read");
        assertThat(out.toString()).contains("SOURCE", "OUTCOME", "RECEIPT");
    }

    @Test
    void waitingEndsWithTheLastRowOrItsTime() throws Exception {
        long start = System.nanoTime();
        table.await(1, Duration.ofMillis(100));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(90));

        table.recorded(List.of(verdict(Verdict.Kind.DUPLICATE, List.of())));
        start = System.nanoTime();
        table.await(1, Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
