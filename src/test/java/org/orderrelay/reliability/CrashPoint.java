package org.orderrelay.reliability;

import java.util.Locale;

/**
 * Where a process is ended on purpose: at the beginning or the end of one method of the relay, found by its name when the
 * class is loaded. The relay itself knows nothing of it.
 */
enum CrashPoint {
    /** The claim is on disk, nothing was called yet. */
    AFTER_CLAIM("pipeline.outbox.Outbox", "call", Place.BEGINNING, 20),
    /** The connection is open, not a byte is written. */
    BEFORE_CALL("pipeline.outbox.OneCall", "execute", Place.BEGINNING, 20),
    /** The answer is read and understood, and nobody but this process knows it. */
    AFTER_CALL("pipeline.outbox.Settling", "settle", Place.BEGINNING, 20),
    /** The outcome is written, and its transaction is not committed. */
    BEFORE_SETTLED("ledger.jdbc.Settler", "passTurns", Place.END, 10),
    /** The orders of a JMS batch are on disk, and the session is not committed: the broker gives them again. */
    RECORDED("pipeline.jms.JmsBatchConsumer", "handOver", Place.END, 5),
    /** A webhook is stored and answered, and not applied. */
    WEBHOOK_STORED("pipeline.webhook.WebhookReading", "apply", Place.BEGINNING, 4),
    /** A receipt is joined with its delivery, and the transaction is not committed. */
    WEBHOOK_JOIN("ledger.jdbc.Receiver", "mark", Place.BEGINNING, 4),
    /** In the middle of a bulk replay, with some of a round written and none committed. */
    REPLAYING("ledger.jdbc.OperatorWork", "replay", Place.END, 6),
    /** A batch of rows of a file is on disk, and the file is not read to its end. */
    ROWS_RECORDED("pipeline.file.FileReading", "check", Place.END, 3),
    /** Every row of a file is on disk, and the file still lies in the inbox. */
    BEFORE_MOVE("pipeline.file.FileReading", "finish", Place.END, 3),
    /** The broker has the news, and the ledger does not know that. */
    PUBLISHED("ledger.jdbc.JdbcLedger", "published", Place.BEGINNING, 5);

    /** Where in the method. */
    enum Place {
        BEGINNING,
        END
    }

    private final String type;
    private final String method;
    private final Place place;
    private final int most;

    CrashPoint(String type, String method, Place place, int most) {
        this.type = "org.orderrelay." + type;
        this.method = method;
        this.place = place;
        this.most = most;
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }

    Place place() {
        return place;
    }

    /** The most passes that may be waited for: in a life of a few seconds it is passed so often. */
    int most() {
        return most;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
