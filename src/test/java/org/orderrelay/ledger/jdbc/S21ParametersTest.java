package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileTurn;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.ReplayFilter;

/** S21: whatever a text says, to the database it is a value. */
class S21ParametersTest {
    private static final List<String> INJECTIONS = List.of(
            "'",
            "\"",
            "`",
            "\\",
            ";",
            "--",
            "/*",
            "' OR '1'='1",
            "' OR 1=1 --",
            "'; DROP TABLE deliveries; --",
            "' UNION SELECT * FROM deliveries --",
            "'||(SELECT 1)||'",
            "\\'; DELETE FROM deliveries; --",
            "$1",
            "?",
            ":id",
            "%",
            "_",
            "%' --",
            "1); DELETE FROM orders; --",
            "'; SELECT pg_sleep(30); --",
            "' AND sqlite_version() > '",
            "\uFF07 OR 1=1",
            "x' ESCAPE '",
            "'::text",
            "E'\\''",
            "$$; DROP TABLE orders; $$",
            "NULL",
            "a\nb",
            "\u202E'");
    private static final Act WHO = new Act("ops' OR '1'='1", "'; DROP TABLE audit; --", null);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void noTextIsEverAStatement(OnBothEngines engine) throws Exception {
        try (Room room = engine.room(folder)) {
            room.record(pending("R-1"));
            String id = room.claimOne().deliveryId();
            for (String text : INJECTIONS) {
                asked(room.ledger.view(), text);
                done(room, text);
            }
            assertThat(room.delivery(id).state()).isEqualTo("sending");
            assertThat(room.ledger.view().order("R-1")).isPresent();
            assertThat(room.ledger.desk().checkAudit().isWhole()).isTrue();
            assertThat(room.ledger.view().countByState()).containsEntry("sending", 1L);
            // stored as it is, and found again by itself alone
            String told = INJECTIONS.get(7);
            room.record(pending("R-2").event(told));
            assertThat(room.record(pending("R-2").event(told)).deliveryIds()).hasSize(1);
        }
    }

    private static void asked(LedgerView view, String text) {
        assertThat(view.order(text)).isEmpty();
        assertThat(view.accountOf(text)).isEmpty();
        assertThat(view.delivery(text)).isEmpty();
        assertThat(view.file(text)).isEmpty();
        assertThat(view.hasEarlierFile(text, text, text)).isFalse();
        assertThat(view.deliveries(new DeliveryFilter(text, null, null, null, null, null, null, 10, null))
                        .items())
                .isEmpty();
        assertThat(view.deliveries(new DeliveryFilter(null, text, null, null, null, null, null, 10, null))
                        .items())
                .isEmpty();
        assertThat(view.deliveries(new DeliveryFilter(null, null, text, null, null, null, null, 10, null))
                        .items())
                .isEmpty();
        assertThat(view.deliveries(new DeliveryFilter(null, null, null, text, null, null, null, 10, null))
                        .items())
                .isEmpty();
        view.fileRows(text, row -> {
            throw new AssertionError("a row of no file");
        });
    }

    private static void done(Room room, String text) {
        var desk = room.ledger.desk();
        desk.hold("north", Scope.TEMPLATE, text, WHO).join();
        desk.release("north", Scope.TEMPLATE, text, WHO).join();
        assertThat(desk.jobs()
                        .plan(new ReplayFilter("dead", text, text, text, text, null, null))
                        .deliveries())
                .isZero();
        FileTurn turn =
                room.ledger.files().take(new FileArrival("file", text, 1, 1)).join();
        assertThat(turn).isInstanceOf(FileTurn.Read.class);
        room.ledger.files().open(((FileTurn.Read) turn).fileId(), text).join();
        var about = new Receipt.About(text, List.of(text), text);
        room.tell(
                new Receipt.Progress(about, Receipt.Mark.READ, room.clock.instant()),
                new Receipt.Payment(text, Receipt.PaymentState.CAPTURED, text, room.clock.instant()));
    }
}
