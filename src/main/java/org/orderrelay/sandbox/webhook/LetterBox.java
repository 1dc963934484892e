package org.orderrelay.sandbox.webhook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.orderrelay.sandbox.contract.Event;

/** Letters by due time, in a bounded room: 100,000 events. Not thread-safe. */
final class LetterBox {
    private static final int MOST = 100_000;

    private final PriorityQueue<Letter> letters =
            new PriorityQueue<>(Comparator.comparingLong(Letter::due).thenComparingLong(Letter::order));
    private long events;

    /** Takes a letter; false if there is no room. */
    boolean put(Letter letter) {
        if (events + letter.events().size() > MOST) {
            return false;
        }
        letters.add(letter);
        events += letter.events().size();
        return true;
    }

    /** The next letter that is due, with as many others as may go in the same call; null if none is. */
    @Nullable
    Letter take(long now) {
        Letter first = letters.peek();
        if (first == null || first.due() > now) {
            return null;
        }
        letters.remove();
        List<Event> all = new ArrayList<>(first.events());
        int most = first.provider().batches() ? first.target().batch() : 1;
        while (all.size() < most) {
            Letter next = letters.peek();
            if (next == null
                    || next.due() > now
                    || !first.takes(next)
                    || all.size() + next.events().size() > most) {
                break;
            }
            letters.remove();
            all.addAll(next.events());
        }
        events -= all.size();
        return first.with(all);
    }

    /** When the next one is due. */
    OptionalLong nextDue() {
        Letter first = letters.peek();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.due());
    }

    long size() {
        return events;
    }

    void clear() {
        letters.clear();
        events = 0;
    }
}
