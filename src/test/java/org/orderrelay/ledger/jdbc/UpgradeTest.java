package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** A ledger of the first release, with work in it, opened by this one: nothing is lost, nothing is sent twice. */
class UpgradeTest {
    @TempDir
    private Path folder;

    private LedgerSettings first(Engine engine) throws Exception {
        LedgerSettings settings = engine == Engine.SQLITE
                ? new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db"), "", null, "node-1")
                : Postgres.empty("node-1");
        try (Databases databases = new Databases(settings)) {
            flyway(databases, "1").migrate();
            try (Connection connection = databases.begin()) {
                Sql sql = new Sql(engine, connection);
                String text = Files.readString(Path.of("src/test/resources/upgrade/v1.sql"));
                for (String statement : text.replaceAll("(?m)^--.*$", "").split(";\n", -1)) {
                    if (!statement.isBlank()) {
                        sql.update(statement);
                    }
                }
                connection.commit();
            }
        }
        return settings;
    }

    private static Flyway flyway(Databases databases, String target) {
        return Flyway.configure(UpgradeTest.class.getClassLoader())
                .dataSource(databases.readers)
                .locations("classpath:db/common")
                .placeholders(Map.of("identity", databases.engine.identity))
                .target(target)
                .load();
    }

    private static Room opened(LedgerSettings settings) {
        Room room = new Room(settings);
        assertThat(room.ledger.fault()).isEmpty();
        return room;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyMigrationIsAppliedAndKnown(Engine engine) throws Exception {
        LedgerSettings settings = first(engine);
        opened(settings).close();

        long files;
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/common"))) {
            files = migrations.count();
        }
        try (Databases databases = new Databases(settings)) {
            Flyway newest = flyway(databases, "latest");
            newest.validate();
            assertThat(newest.info().pending()).isEmpty();
            assertThat(newest.info().applied())
                    .hasSize((int) files)
                    .extracting(MigrationInfo::getVersion)
                    .isSorted();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWaitedGoesOutInItsOrderAndWhatWasSentIsNotSentAgain(Engine engine) throws Exception {
        try (Room room = opened(first(engine))) {
            Verdict again = room.record(pending("OLD-1"));
            assertThat(again.kind()).isEqualTo(Verdict.Kind.DUPLICATE);
            assertThat(again.deliveryIds()).containsExactly("0190-old-1");

            room.record(order("OLD-1", OrderStatus.COMPLETED));
            Claim claim = room.claimOne();
            assertThat(claim.deliveryId()).isEqualTo("0190-old-2");
            assertThat(claim.wireReference()).isEqualTo("OLD-1");
            assertThat(claim.payload()).isEqualTo("{\"order\":\"OLD-1\",\"status\":\"shipped\"}");
            room.settle(claim, Room.ACCEPTED);
            assertThat(room.drain()).containsExactly("completed");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasUnderWayIsUnknownWhatWasRefusedIsListedAndHoldsStand(Engine engine) throws Exception {
        try (Room room = opened(first(engine))) {
            assertThat(room.ledger.view().countByState())
                    .isEqualTo(Map.of("accepted", 1L, "queued", 1L, "dead", 1L, "unknown", 1L));
            assertThat(room.delivery("0190-old-4").state()).isEqualTo("unknown");
            assertThat(room.delivery("0190-old-3").code()).isEqualTo("WA400");
            assertThat(room.ledger.view().holds())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.account()).isEqualTo("south"));
            OrderView view = room.ledger.view().order("OLD-1").orElseThrow();
            assertThat(view.events()).hasSize(2);
            assertThat(view.deliveries().get(0).attempts()).hasSize(1);
            assertThat(room.ledger.view().invalid(10, null).items()).hasSize(1);
            assertThat(room.news("outcomes")).anyMatch(news -> news.outcomeId().equals("0190-old-1-1"));
            assertThat(room.ledger.files().settled().join())
                    .singleElement()
                    .satisfies(file -> assertThat(file.name()).isEqualTo("orders.csv"));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatLaterReleasesBroughtWorksOnOldDeliveries(Engine engine) throws Exception {
        try (Room room = opened(first(engine))) {
            Receipt.About about = new Receipt.About(null, List.of("m-old-1"), null);
            Instant at = room.clock.instant();
            assertThat(room.tell(new Receipt.Progress(about, Receipt.Mark.DELIVERED, at))
                            .changed())
                    .isEqualTo(1);
            assertThat(room.delivery("0190-old-1").receipt()).isEqualTo("delivered");

            Claim claim = room.claimOne();
            room.settle(claim, new Outcome.Retry("WA500", "later", Duration.ofSeconds(1)));
            room.clock.pass(Duration.ofSeconds(2));
            assertThat(room.claimOne().attempt()).isEqualTo(2);
            assertThat(room.ledger.desk().checkAudit().isWhole()).isTrue();
            assertThat(room.ledger.view().traceOf("0190-old-1", List.of())).isEmpty();
        }
    }
}
