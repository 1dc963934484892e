package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.ReplayFilter;
import org.orderrelay.ledger.ReplayJobs;

/** Many replays at once: planned, paced, cancelled, and taken up again after a crash. */
interface ReplayJobContract extends OnEngine {
    Act WHO = new Act("ops", "the template is back", null);
    ReplayFilter DEAD = new ReplayFilter("dead", null, null, null, null, null, null);

    private ReplayJobs jobs() {
        return room().ledger.desk().jobs();
    }

    private void die(int count, String account, String code) {
        for (int i = 0; i < count; i++) {
            room().record(pending("R-" + account + '-' + code + '-' + i).by(account));
        }
        for (Claim claim : room().claim()) {
            room().settle(claim, new Outcome.Rejected(code, "refused"));
        }
    }

    private int work() {
        return jobs().work(account -> 35).join();
    }

    @Test
    default void thePlanSaysWhatWouldBeDoneAndDoesNothing() {
        die(3, "north", "WA400");
        die(2, "south", "131026");

        ReplayJobs.Plan plan = jobs().plan(DEAD);
        assertThat(plan.deliveries()).isEqualTo(5);
        assertThat(plan.byCode()).containsEntry("north WA400", 3L).containsEntry("south 131026", 2L);
        assertThat(plan.sample()).hasSize(5);
        assertThat(room().claim()).isEmpty();
        ReplayFilter south = new ReplayFilter("dead", "south", "131026", null, null, null, null);
        assertThat(jobs().plan(south).deliveries()).isEqualTo(2);
        assertThat(jobs().plan(new ReplayFilter("dead", null, null, null, "no-file", null, null))
                        .deliveries())
                .isZero();
    }

    @Test
    default void onlyWhatCanBeReplayedCanBeAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jobs().plan(new ReplayFilter("accepted", null, null, null, null, null, null)));
    }

    @Test
    default void keepsItsPaceAndEnds() {
        die(5, "north", "WA400");
        jobs().start(DEAD, 2, WHO).join();

        assertThat(work()).isEqualTo(2);
        assertThat(work()).isZero(); // the same second
        room().clock.pass(Duration.ofSeconds(1));
        assertThat(work()).isEqualTo(2);
        room().clock.pass(Duration.ofSeconds(1));
        assertThat(work()).isEqualTo(1);
        assertThat(jobs().page(10, null).items()).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo("done");
            assertThat(job.planned()).isEqualTo(5);
            assertThat(job.replayed()).isEqualTo(5);
        });
        assertThat(room().claim()).hasSize(5);
    }

    @Test
    default void whatDiesAgainIsNotReplayedForEver() {
        die(4, "north", "WA400");
        jobs().start(DEAD, 2, WHO).join();
        int replayed = 0;
        for (int i = 0; i < 10; i++) {
            replayed += work();
            room().claim().forEach(claim -> room().settle(claim, new Outcome.Rejected("WA400", "refused")));
            room().clock.pass(Duration.ofSeconds(1));
        }

        assertThat(replayed).isEqualTo(4);
    }

    @Test
    default void goesOnAfterARestartWhereItWas() {
        die(5, "north", "WA400");
        jobs().start(DEAD, 3, WHO).join();
        work();
        room().reopen();
        room().clock.pass(Duration.ofSeconds(1));

        assertThat(work()).isEqualTo(2);
        assertThat(room().claim()).hasSize(5);
    }

    @Test
    default void aCancelledJobStopsAndWhatItDidStaysDone() {
        die(5, "north", "WA400");
        Deed.Done started = (Deed.Done) jobs().start(DEAD, 2, WHO).join();
        String id = started.target().substring("replay:".length());
        work();

        assertThat(jobs().cancel(id, WHO).join()).isInstanceOf(Deed.Done.class);
        room().clock.pass(Duration.ofSeconds(1));
        assertThat(work()).isZero();
        assertThat(room().claim()).hasSize(2);
        assertThat(room().ledger.view().countByState()).containsEntry("dead", 3L);
        assertThat(jobs().cancel(id, WHO).join()).isInstanceOf(Deed.Refused.class);
        assertThat(jobs().cancel("no-such-job", WHO).join()).isInstanceOf(Deed.NotFound.class);
    }

    @Test
    default void theSameRequestStartsOneJob() {
        die(1, "north", "WA400");
        Act once = new Act("ops", "again", "key-7");

        Deed.Done started = (Deed.Done) jobs().start(DEAD, 2, once).join();
        assertThat(jobs().start(DEAD, 2, once).join()).isEqualTo(new Deed.Repeated(started.target()));
        assertThat(jobs().page(10, null).items()).hasSize(1);
    }
}
