package org.orderrelay.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.Order;
import org.orderrelay.order.Origin;

/**
 * Orders that wait for their contact, as far as one transaction is concerned: those of the references and places of its
 * entries. What comes for an order of which something waits waits behind it, or a later status would overtake.
 */
final class WaitingRoom {
    private static final long FIRST_PAUSE = 2_000_000;
    private static final long LONGEST_PAUSE = 60_000_000;
    private static final int MOST_DOUBLINGS = 5;
    private static final String ADD =
            "INSERT INTO waiting_orders (place, event_key, reference_id, status, occurred_at, content_hash, content, source, document,"
                    + " file_id, first_row, last_row, position, reason, tries, due_at, recorded_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String AGAIN = "UPDATE waiting_orders SET reason = ?, tries = ?, due_at = ? WHERE place = ?";
    private static final String LEAVE = "DELETE FROM waiting_orders WHERE place = ?";

    /** What holds an entry back. */
    enum Stay {
        WAITS,
        REPEATS,
        CONTRADICTS
    }

    /** One that waits. */
    private record Guest(String place, String eventKey, String reference, String hash, int tries) {}

    private final Transaction tx;
    private final Map<String, Guest> byPlace = new HashMap<>();
    private final Map<String, Guest> byEvent = new HashMap<>();
    /** Who waits for each reference, the oldest first. */
    private final Map<String, List<Guest>> lines = new HashMap<>();

    private final List<@Nullable Object[]> added = new ArrayList<>();
    private final List<@Nullable Object[]> again = new ArrayList<>();
    private final Map<String, @Nullable Object[]> left = new TreeMap<>();

    private WaitingRoom(Transaction tx) {
        this.tx = tx;
    }

    /** One statement, most often on an empty table. */
    static WaitingRoom load(Transaction tx, List<Entry> entries, List<Entry.Valid> valid) throws SQLException {
        WaitingRoom room = new WaitingRoom(tx);
        Set<String> places = new HashSet<>();
        entries.forEach(entry -> places.add(place(entry)));
        Set<String> references = new HashSet<>();
        valid.forEach(entry -> references.add(entry.order().referenceId()));
        Sql sql = tx.sql();
        sql.each(
                "SELECT place, event_key, reference_id, content_hash, tries FROM waiting_orders WHERE "
                        + sql.engine.in("reference_id") + " OR " + sql.engine.in("place") + " ORDER BY id",
                row -> room.add(guest(row)),
                new Sql.Keys(references),
                new Sql.Keys(places));
        return room;
    }

    private static Guest guest(ResultSet row) throws SQLException {
        return new Guest(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5));
    }

    private void add(Guest guest) {
        byPlace.put(guest.place(), guest);
        byEvent.put(guest.eventKey(), guest);
        lines.computeIfAbsent(guest.reference(), reference -> new ArrayList<>()).add(guest);
    }

    /** Whether an order that is ready must stay all the same; one that waited itself leaves when it is the first. */
    @Nullable
    Stay mustStay(Entry.Valid entry, EventMemory memory) {
        Guest known = byEvent.get(entry.order().eventKey());
        if (known != null && !known.place().equals(place(entry))) {
            return known.hash().equals(entry.contentHash()) ? Stay.REPEATS : Stay.CONTRADICTS;
        }
        List<Guest> line = lines.getOrDefault(entry.order().referenceId(), List.of());
        if (known != null && line.get(0).equals(known)) {
            leave(entry);
            return null;
        }
        if (known != null) {
            return Stay.WAITS;
        }
        return line.isEmpty() || memory.hashOf(entry.order().eventKey()) != null
                ? null
                : enter(entry, "waits behind an earlier event of its order");
    }

    /** Keeps an order whose contact could not be looked up. */
    Stay stay(Entry.Waiting waiting, EventMemory memory) {
        Entry.Valid entry = waiting.order();
        String key = entry.order().eventKey();
        Guest known = byEvent.get(key);
        String hash = known == null ? memory.hashOf(key) : known.hash();
        if (known != null && known.place().equals(place(entry))) {
            again.add(new @Nullable Object[] {
                waiting.reason(), known.tries() + 1, tx.now() + pause(known.tries()), known.place()
            });
            return Stay.WAITS;
        }
        if (hash != null) {
            return hash.equals(entry.contentHash()) ? Stay.REPEATS : Stay.CONTRADICTS;
        }
        return enter(entry, waiting.reason());
    }

    private static long pause(int tries) {
        return Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(tries, MOST_DOUBLINGS));
    }

    private Stay enter(Entry.Valid entry, String reason) {
        Order order = entry.order();
        Origin origin = entry.origin();
        String place = place(entry);
        add(new Guest(place, order.eventKey(), order.referenceId(), entry.contentHash(), 0));
        added.add(new @Nullable Object[] {
            place,
            order.eventKey(),
            order.referenceId(),
            order.status().wire(),
            Micros.ofNullable(order.occurredAt()),
            entry.contentHash(),
            entry.content(),
            origin.source(),
            origin.document(),
            origin.fileId(),
            origin.firstRow(),
            origin.lastRow(),
            entry.index(),
            reason,
            0,
            tx.now() + FIRST_PAUSE,
            tx.now()
        });
        return Stay.WAITS;
    }

    /** It waits no more: it became an event, or was refused. */
    void leave(Entry entry) {
        Guest guest = byPlace.remove(place(entry));
        if (guest != null) {
            byEvent.remove(guest.eventKey());
            lines.getOrDefault(guest.reference(), List.of()).remove(guest);
            left.put(guest.place(), new @Nullable Object[] {guest.place()});
        }
    }

    void write() throws SQLException {
        tx.sql().batch(ADD, added);
        tx.sql().batch(AGAIN, again);
        tx.sql().batch(LEAVE, new ArrayList<>(left.values()));
    }

    /** Where an entry stood: what comes from there again is the same entry. */
    private static String place(Entry entry) {
        Origin origin = entry.origin();
        return origin.source()
                + '\n'
                + origin.document()
                + '\n'
                + origin.fileId()
                + '\n'
                + origin.firstRow()
                + '\n'
                + entry.index();
    }
}
