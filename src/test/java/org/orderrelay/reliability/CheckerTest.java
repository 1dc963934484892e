package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checker that could not see a fault would find none. */
final class CheckerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final List<Put> puts = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<Listed> listed = new ArrayList<>();

    private void put(String reference, String... statuses) {
        put(Put.Ack.ACKED, reference, statuses);
    }

    private void put(Put.Ack ack, String reference, String... statuses) {
        for (String status : statuses) {
            puts.add(new Put(new Event(reference, status), "jms", ack, NOW));
        }
    }

    private void came(String reference, String... statuses) {
        for (String status : statuses) {
            cameAs(reference, status, reference + '/' + status + '/' + taken.size());
        }
    }

    private void cameAs(String reference, String status, String deliveryId) {
        taken.add(new Taken(taken.size() + 1, new Event(reference, status), "919876500041", "meta/1", deliveryId, NOW));
    }

    private void listed(String id, String reference, String status, String state, String blockedBy) {
        listed.add(new Listed(id, new Event(reference, status), state, blockedBy));
    }

    private Verdict verdict() {
        return Checker.check(new History(puts, taken, listed));
    }

    @Test
    void findsNothingWhereEverythingCameOnceAndInOrder() {
        put("A", "pending", "processing", "shipped", "completed");
        put("B", "pending");
        came("A", "pending", "processing");
        came("B", "pending");
        came("A", "shipped", "completed");

        assertThat(verdict().isValid(0)).isTrue();
        assertThat(verdict().figures())
                .isEqualTo("orders 2, events 5, lost 0, unexpected 0, duplicated 0, recovered 0, unknown 0, waiting 0,"
                        + " illegal 0");
    }

    @Test
    void seesWhatWasAcknowledgedAndNeverCame() {
        put("A", "pending", "processing");
        came("A", "pending");

        assertThat(verdict().lost()).containsExactly("A processing");
        assertThat(verdict().isValid(9)).isFalse();
    }

    @Test
    void doesNotMissWhatWasNeverAcknowledged() {
        put(Put.Ack.IN_DOUBT, "A", "pending");

        assertThat(verdict().isValid(0)).isTrue();
    }

    @Test
    void tellsWhatCameAlthoughItsSourceWasInDoubt() {
        put(Put.Ack.IN_DOUBT, "A", "pending");
        came("A", "pending");

        assertThat(verdict().recovered()).containsExactly("A pending");
        assertThat(verdict().isValid(0)).isTrue();
    }

    @Test
    void seesWhatNobodyPutIn() {
        came("A", "pending");

        assertThat(verdict().unexpected()).containsExactly("A pending");
        assertThat(verdict().isValid(9)).isFalse();
    }

    @Test
    void seesWhatCameTwiceByTwoDeliveries() {
        put("A", "pending");
        cameAs("A", "pending", "d-1");
        cameAs("A", "pending", "d-2");

        assertThat(verdict().duplicated()).containsExactly("A pending");
        assertThat(verdict().isValid(9)).isFalse();
    }

    @Test
    void seesADeliveryThatCameUnderTwoNames() {
        put("A", "pending");
        put("B", "pending");
        cameAs("A", "pending", "d-1");
        cameAs("B", "pending", "d-1");

        assertThat(verdict().duplicated()).containsExactly("B pending");
        assertThat(verdict().isValid(9)).isFalse();
    }

    @Test
    void takesWhatIsListedAsUnknownForNotLostUpToTheCallsThatWereOpen() {
        put("A", "pending");
        put("B", "pending");
        listed("d-1", "A", "pending", "unknown", "");
        listed("d-2", "B", "pending", "unknown", "");

        assertThat(verdict().lost()).isEmpty();
        assertThat(verdict().unknown()).containsExactly("A pending", "B pending");
        assertThat(verdict().isValid(2)).isTrue();
        assertThat(verdict().isValid(1)).isFalse();
    }

    @Test
    void excusesNoDuplicateBecauseItIsListed() {
        put("A", "pending");
        came("A", "pending", "pending");
        listed("d-1", "A", "pending", "unknown", "");

        assertThat(verdict().isValid(9)).isFalse();
    }

    @Test
    void takesWhatWaitsBehindAnUnknownForNotLost() {
        put("A", "pending", "processing", "shipped");
        listed("d-1", "A", "pending", "unknown", "");
        listed("d-2", "A", "processing", "queued", "d-1");
        listed("d-3", "A", "shipped", "queued", "d-2");

        assertThat(verdict().waiting()).containsExactly("A processing", "A shipped");
        assertThat(verdict().isValid(1)).isTrue();
    }

    @Test
    void missesWhatIsQueuedForNoReason() {
        put("A", "pending");
        listed("d-1", "A", "pending", "queued", "");

        assertThat(verdict().lost()).containsExactly("A pending");
    }

    @Test
    void seesAStatusBeforeItsOrderDetails() {
        put("A", "pending", "processing");
        came("A", "processing", "pending");

        assertThat(verdict().illegal()).containsExactly("A [processing, pending]");
        assertThat(verdict().isValid(9)).isFalse();
    }

    @Test
    void seesAStatusAfterTheFinalOne() {
        put("A", "pending", "completed", "shipped");
        came("A", "pending", "completed", "shipped");

        assertThat(verdict().illegal()).hasSize(1);
    }

    @Test
    void seesALegalMoveThatOvertookAnother() {
        put("A", "pending", "processing", "shipped");
        came("A", "pending", "shipped", "processing");

        assertThat(verdict().illegal()).containsExactly("A [pending, shipped, processing]");
    }

    @Test
    void readsTheOraclesOwnOrderNotThatOfTheList() {
        put("A", "pending", "processing");
        came("A", "pending", "processing");
        Collections.swap(taken, 0, 1);

        assertThat(verdict().illegal()).isEmpty();
    }
}
