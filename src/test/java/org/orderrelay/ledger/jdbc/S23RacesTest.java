package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Replay;
import org.orderrelay.ledger.Verdict;

/** S23: what is looked at and then done is one step; of 32 threads one wins, whatever they race for. */
class S23RacesTest {
    private static final int ROUNDS = 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void anEventIsRecordedOnce(OnBothEngines engine) throws Exception {
        try (Room room = engine.room(folder)) {
            for (int i = 0; i < ROUNDS; i++) {
                String reference = "R-" + i;
                List<Verdict> verdicts =
                        OnBothEngines.race(() -> room.record(pending(reference).event("e-" + reference)));
                assertThat(verdicts).extracting(Verdict::kind).containsOnlyOnce(Verdict.Kind.RECORDED);
                assertThat(verdicts.stream()
                                .flatMap(verdict -> verdict.deliveryIds().stream())
                                .distinct())
                        .hasSize(1);
            }
        }
    }

    /** The same event, told differently by each: one is recorded, the others are refused. */
    @ParameterizedTest
    @EnumSource
    void ofManyVersionsOfAnEventOneIsTaken(OnBothEngines engine) throws Exception {
        try (Room room = engine.room(folder)) {
            for (int i = 0; i < ROUNDS; i++) {
                String reference = "R-" + i;
                AtomicInteger version = new AtomicInteger();
                List<Verdict> verdicts = OnBothEngines.race(() -> room.record(
                        pending(reference).event("e-" + reference).content("v" + version.incrementAndGet())));
                assertThat(verdicts).extracting(Verdict::kind).containsOnlyOnce(Verdict.Kind.RECORDED);
                assertThat(verdicts)
                        .filteredOn(verdict -> verdict.kind() == Verdict.Kind.CONFLICT)
                        .hasSize(OnBothEngines.THREADS - 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryIsHandedOutOnce(OnBothEngines engine) throws Exception {
        try (Room room = engine.room(folder)) {
            for (int i = 0; i < 200; i++) {
                room.record(pending("R-" + i));
            }
            List<List<Claim>> claims = OnBothEngines.race(() -> room.claim(20));
            assertThat(claims.stream().flatMap(List::stream).map(Claim::deliveryId))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(100);
        }
    }

    /** The outcomes of one attempt differ; what the first said stands, but "taken" beats "nobody knows". */
    @ParameterizedTest
    @EnumSource
    void anAttemptIsSettledOnce(OnBothEngines engine) throws Exception {
        try (Room room = engine.room(folder)) {
            room.record(pending("R-1"));
            Claim claim = room.claimOne();
            AtomicInteger turn = new AtomicInteger();
            OnBothEngines.race(
                    () -> room.settle(claim, turn.incrementAndGet() % 2 == 0 ? Room.ACCEPTED : Room.UNKNOWN));
            assertThat(room.delivery(claim.deliveryId()).state()).isEqualTo("accepted");
            assertThat(room.delivery(claim.deliveryId()).attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadDeliveryIsReplayedOnce(OnBothEngines engine) throws Exception {
        try (Room room = engine.room(folder)) {
            room.record(pending("R-1"));
            Claim claim = room.claimOne();
            room.settle(claim, new Outcome.Rejected("WA400", "refused"));
            AtomicInteger person = new AtomicInteger();
            OnBothEngines.race(() -> room.ledger
                    .desk()
                    .replay(
                            new Replay(claim.deliveryId(), null, null, 35),
                            new Act("ops-" + person.incrementAndGet(), "fixed", null))
                    .join());
            assertThat(room.claim()).hasSize(1);
            assertThat(room.ledger.desk().audit(100, null).items())
                    .filteredOn(entry -> entry.target().equals("delivery:" + claim.deliveryId()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptCountsOnce(OnBothEngines engine) throws Exception {
        try (Room room = engine.room(folder)) {
            room.record(pending("R-1"));
            Claim claim = room.claimOne();
            room.settle(claim, Room.ACCEPTED);
            Receipt.About about = new Receipt.About(claim.deliveryId(), List.of("m-1"), null);
            Receipt read = new Receipt.Progress(about, Receipt.Mark.READ, room.clock.instant());
            Map<Integer, Integer> changed = new HashMap<>();
            OnBothEngines.race(() -> room.tell(read))
                    .forEach(applied -> changed.merge(applied.changed(), 1, Integer::sum));
            assertThat(changed).containsEntry(1, 1).containsEntry(0, OnBothEngines.THREADS - 1);
        }
    }
}
