package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.ReplayFilter;
import org.orderrelay.ledger.ReplayJobs;
import org.orderrelay.order.OrderStatus;

/** Lists of operators cost what they show, not what the ledger holds. */
interface ListContract extends OnEngine {
    private static DeliveryFilter filter(String state, String account, String code, String receipt, Instant since) {
        return new DeliveryFilter(state, account, null, code, receipt, since, null, 100, null);
    }

    /** Some hundred deliveries, of which few are what is asked for. */
    private void fill() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            entries.add(pending("R-" + i).entry());
        }
        entries.add(pending("R-south").by("south").entry());
        room().record(entries.toArray(Entry[]::new));
        List<Claim> claims = room().claim(300);
        for (Claim claim : claims) {
            room().settle(claim, claim.deliveryId().equals(claims.get(0).deliveryId()) ? Room.REJECTED : Room.ACCEPTED);
        }
        room().sql("ANALYZE");
    }

    private String plan(DeliveryFilter filter, boolean few) throws SQLException {
        try (Databases databases = new Databases(room().settings);
                Connection connection = databases.begin()) {
            Sql sql = new Sql(databases.engine, connection);
            boolean sqlite = sql.engine == Engine.SQLITE;
            DeliveryConditions where = DeliveryConditions.of(filter, few);
            String question = DeliveryColumns.SELECT + where.sql() + " ORDER BY id DESC LIMIT 101";
            return String.join(
                    "\n",
                    sql.list(
                            (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + question,
                            row -> row.getString(sqlite ? 4 : 1),
                            where.parameters()));
        }
    }

    @Test
    default void eachFilterOfDeliveriesHasItsIndex() throws SQLException {
        fill();

        assertThat(plan(filter(null, "south", null, null, null), false)).contains("deliveries_by_account");
        assertThat(plan(filter(null, null, "E110", null, null), false)).contains("deliveries_by_code");
        assertThat(plan(filter("dead", null, null, null, null), false)).contains("deliveries_troubled");
        assertThat(plan(filter("abandoned", null, null, null, null), false)).contains("deliveries_ended");
        assertThat(plan(filter(null, null, null, "failed", null), false)).contains("deliveries_failed");
        assertThat(plan(filter("queued", null, null, null, null), true)).contains("deliveries_open");
        assertThat(plan(filter(null, null, null, null, room().clock.instant()), false))
                .containsPattern("id ?>=? ?");
    }

    @Test
    default void listsWhatWasRecordedInATime() {
        room().record(pending("R-1"));
        room().clock.pass(Duration.ofMinutes(1));
        Instant since = room().clock.instant();
        room().record(pending("R-2"));
        room().clock.pass(Duration.ofMinutes(1));
        Instant until = room().clock.instant();
        room().record(pending("R-3"));

        assertThat(references(new DeliveryFilter(null, null, null, null, null, since, until, 10, null)))
                .containsExactly("R-2");
        assertThat(references(new DeliveryFilter(null, null, null, null, null, since, null, 10, null)))
                .containsExactly("R-3", "R-2");
        assertThat(references(new DeliveryFilter(null, null, null, null, null, null, until, 10, null)))
                .containsExactly("R-2", "R-1");
    }

    private List<String> references(DeliveryFilter filter) {
        return room().ledger.view().deliveries(filter).items().stream()
                .map(DeliveryView::referenceId)
                .toList();
    }

    @Test
    default void countsWhatWaitsWithoutReadingIt() throws SQLException {
        fill();
        for (int i = 0; i < 20; i++) {
            room().record(order("R-" + i, OrderStatus.SHIPPED));
        }
        room().ledger
                .desk()
                .hold("north", Scope.ACCOUNT, "", new Act("ops", "stop", null))
                .join();
        room().record(pending("R-held").entry(), pending("R-held-2").by("slow").entry());
        room().reopen();

        assertThat(room().ledger.view().queuedByAccount()).isNotEmpty().isEqualTo(waiting());
    }

    private Map<String, Long> waiting() throws SQLException {
        try (Databases databases = new Databases(room().settings);
                Connection connection = databases.begin()) {
            Map<String, Long> counted = new TreeMap<>();
            new Sql(databases.engine, connection)
                    .each(
                            "SELECT account, COUNT(*) FROM deliveries WHERE state = 'queued' GROUP BY account",
                            row -> counted.put(row.getString(1), row.getLong(2)));
            return counted;
        }
    }

    @Test
    default void pagesThroughReplaysNewestFirst() {
        ReplayJobs jobs = room().ledger.desk().jobs();
        for (int i = 0; i < 3; i++) {
            jobs.start(
                            new ReplayFilter("dead", null, "E" + i, null, null, null, null),
                            10,
                            new Act("ops", "again", null))
                    .join();
            room().clock.pass(Duration.ofSeconds(i));
        }
        Page<ReplayJobs.Job> first = jobs.page(2, null);
        Page<ReplayJobs.Job> second = jobs.page(2, first.nextCursor());

        assertThat(first.items())
                .hasSize(2)
                .first()
                .satisfies(job -> assertThat(job.filter()).contains("E2"));
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.nextCursor()).isNull();
        assertThat(jobs.find(second.items().get(0).id()))
                .contains(second.items().get(0));
        assertThat(jobs.find("none")).isEmpty();
    }
}
