package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FairShareTest {
    @Test
    void takesTurnsBetweenAccountsAndLanes() {
        List<FairShare.Candidate> chosen = FairShare.choose(
                List.of(lane("a", "t1", 10), lane("a", "t2", 10), lane("b", "t1", 1)), 6, Map.of("a", 9, "b", 9));

        assertThat(chosen)
                .extracting(FairShare.Candidate::id)
                .containsExactly("a-t1-0", "b-t1-0", "a-t2-0", "a-t1-1", "a-t2-1", "a-t1-2");
    }

    @Test
    void staysWithinTheSlotsOfEachAccount() {
        assertThat(FairShare.choose(List.of(lane("a", "t1", 10), lane("b", "t1", 10)), 10, Map.of("a", 2)))
                .extracting(FairShare.Candidate::id)
                .containsExactly("a-t1-0", "a-t1-1");
    }

    @Test
    void choosesNothingWithoutSlotsOrCandidates() {
        assertThat(FairShare.choose(List.of(lane("a", "t1", 10)), 0, Map.of("a", 2)))
                .isEmpty();
        assertThat(FairShare.choose(List.of(), 10, Map.of("a", 2))).isEmpty();
    }

    private static List<FairShare.Candidate> lane(String account, String template, int size) {
        Lane lane = new Lane(account, "sender", template, "en");
        return IntStream.range(0, size)
                .mapToObj(i -> new FairShare.Candidate(account + '-' + template + '-' + i, "R-" + i, lane, false))
                .toList();
    }
}
