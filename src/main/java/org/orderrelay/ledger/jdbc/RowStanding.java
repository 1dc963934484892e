package org.orderrelay.ledger.jdbc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of a file stands: its order's least settled delivery, least settled first here. The last two are verdicts
 * of rows that have no delivery of their own.
 */
enum RowStanding {
    QUEUED(0),
    SENDING(1),
    UNKNOWN(2),
    DEAD(3),
    ABANDONED(4),
    FAILED(5),
    SUPERSEDED(6),
    ACCEPTED(7),
    REJECTED(8),
    DUPLICATE(9);

    /** Rank of a row {@code r} of {@code file_rows}, for the database; the same as {@link #of} and {@link #ofVerdict}. */
    static final String SQL_RANK = "CASE r.verdict WHEN 'recorded' THEN COALESCE((SELECT MIN("
            + "CASE d.state WHEN 'queued' THEN 0 WHEN 'sending' THEN 1 WHEN 'unknown' THEN 2"
            + " WHEN 'dead' THEN 3 WHEN 'abandoned' THEN 4 WHEN 'superseded' THEN 6"
            + " ELSE CASE WHEN d.receipt = 'failed' THEN 5 ELSE 7 END END"
            + ") FROM deliveries d WHERE d.event_key = r.event_key), 7)"
            + " WHEN 'waiting' THEN 0 WHEN 'superseded' THEN 6 WHEN 'duplicate' THEN 9 ELSE 8 END";

    final int rank;

    RowStanding(int rank) {
        this.rank = rank;
    }

    boolean isOpen() {
        return this == QUEUED || this == SENDING || this == UNKNOWN;
    }

    static RowStanding ofRank(int rank) {
        for (RowStanding standing : values()) {
            if (standing.rank == rank) {
                return standing;
            }
        }
        throw new IllegalArgumentException("no rank: " + rank);
    }

    /** Of a delivery; a delivery that retention took was settled. */
    static RowStanding of(@Nullable String state, @Nullable String receipt) {
        if (state == null || state.equals("accepted")) {
            return "failed".equals(receipt) ? FAILED : ACCEPTED;
        }
        return valueOf(state.toUpperCase(Locale.ROOT));
    }

    static RowStanding ofVerdict(String verdict) {
        return switch (verdict) {
            case "waiting" -> QUEUED;
            case "superseded" -> SUPERSEDED;
            case "duplicate" -> DUPLICATE;
            default -> REJECTED;
        };
    }
}
