package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Backlog;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.StoredWebhook;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Origin;

/** What those who watch ask: what waits and since when, and by which trace it goes on. */
interface WatchContract extends OnEngine {
    private Backlog backlog() {
        Instant now = room().clock.instant();
        return room().ledger.view().backlog(now, now.minus(Duration.ofMinutes(10)));
    }

    @Test
    default void nothingWaitsInAnEmptyLedger() {
        assertThat(backlog()).isEqualTo(new Backlog(Map.of(), 0, null, null, Map.of()));
    }

    @Test
    default void saysWhatIsDueByAccountAndWhatIsNot() {
        Instant first = room().clock.instant();
        room().record(pending("R-1"));
        room().record(order("R-1", OrderStatus.SHIPPED)); // behind the first: not due
        room().clock.pass(Duration.ofSeconds(30));
        room().record(pending("R-2"));
        Instant later = room().clock.instant();
        room().record(pending("R-3").by("south"));

        assertThat(backlog().oldestDue()).isEqualTo(Map.of("north", first, "south", later));
        room().ledger.desk();
        room().drain();
        assertThat(backlog().oldestDue()).isEmpty();
    }

    @Test
    default void countsTheUnknownThatWaitTooLong() {
        room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.UNKNOWN);
        assertThat(backlog().unknown()).isZero();

        room().clock.pass(Duration.ofMinutes(11));
        assertThat(backlog().unknown()).isEqualTo(1);
    }

    @Test
    default void knowsTheOldestNewsAndWebhook() {
        room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.ACCEPTED);
        Instant told = room().clock.instant();
        room().clock.pass(Duration.ofSeconds(5));
        Instant came = room().clock.instant();
        room().ledger
                .receipts()
                .store(new StoredWebhook(0, "north", "kaleyra", came, "{}"))
                .join();

        assertThat(backlog().oldestNews()).isEqualTo(told);
        assertThat(backlog().oldestWebhook()).isEqualTo(came);
        room().ledger
                .published(
                        room().news("outcomes").stream().map(news -> news.id()).toList())
                .join();
        assertThat(backlog().oldestNews()).isNull();
    }

    @Test
    default void countsTodaysCallsOfAccountsWithADailyLimit() {
        room().record(pending("R-1").by("capped"));
        room().record(pending("R-2"));
        room().drain();

        assertThat(backlog().callsToday()).isEqualTo(Map.of("capped", 1L));
        room().clock.pass(Duration.ofDays(1));
        assertThat(backlog().callsToday()).isEmpty();
    }

    private Entry.Valid traced(String reference, String trace) {
        return pending(reference).entry().from(Origin.of("jms", "m").tracedBy(trace));
    }

    @Test
    default void aDeliveryGoesOnByTheTraceItCameWith() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Verdict verdict = room().record(traced("R-1", trace)).get(0);
        Claim claim = room().claimOne();
        room().settle(claim, Room.taken("m-77"));

        assertThat(room().ledger.view().traceOf(verdict.deliveryIds().get(0), List.of()))
                .hasValue(trace);
        assertThat(room().ledger.view().traceOf(null, List.of("m-1", "m-77"))).hasValue(trace);
        assertThat(room().ledger.view().traceOf("none", List.of("m-1"))).isEmpty();
    }

    @Test
    default void withoutATraceNothingOfItIsWritten() throws SQLException {
        room().record(pending("R-1"));
        room().record(traced("R-2", null));
        room().record(traced("R-3", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        try (Databases databases = new Databases(room().settings);
                Connection connection = databases.begin()) {
            assertThat(new Sql(databases.engine, connection).list("SELECT COUNT(*) FROM traces", row -> row.getInt(1)))
                    .containsExactly(1);
        }
    }
}
