package org.orderrelay.ledger.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Chooses among what is due: accounts take turns, and within an account its lanes do, until the slots are taken. */
final class FairShare {
    /**
     * A delivery that might go.
     *
     * @param probe it tests a hold
     */
    record Candidate(String id, String referenceId, Lane lane, boolean probe) {}

    private FairShare() {}

    /**
     * The chosen, at most {@code free} in all and {@code freeByAccount} of each account.
     *
     * @param lanes candidates of each lane, the longest due first
     */
    static List<Candidate> choose(List<List<Candidate>> lanes, int free, Map<String, Integer> freeByAccount) {
        Map<String, Deque<Queue<Candidate>>> byAccount = new LinkedHashMap<>();
        for (List<Candidate> lane : lanes) {
            if (!lane.isEmpty()) {
                String account = lane.get(0).lane().account();
                byAccount.computeIfAbsent(account, name -> new ArrayDeque<>()).add(new ArrayDeque<>(lane));
            }
        }
        List<Candidate> chosen = new ArrayList<>();
        Map<String, Integer> left = new LinkedHashMap<>(freeByAccount);
        Deque<String> accounts = new ArrayDeque<>(byAccount.keySet());
        while (chosen.size() < free && !accounts.isEmpty()) {
            String account = accounts.remove();
            Deque<Queue<Candidate>> queues = byAccount.getOrDefault(account, new ArrayDeque<>());
            int slots = left.getOrDefault(account, 0);
            if (slots > 0 && !queues.isEmpty()) {
                chosen.add(take(queues));
                left.put(account, slots - 1);
                accounts.add(account);
            }
        }
        return chosen;
    }

    private static Candidate take(Deque<Queue<Candidate>> queues) {
        Queue<Candidate> lane = queues.remove();
        Candidate taken = lane.remove();
        if (!lane.isEmpty()) {
            queues.add(lane);
        }
        return taken;
    }
}
