package org.orderrelay.ledger.jdbc;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class PostgresLedgerTest implements LedgerContract {
    private Room room;

    @BeforeEach
    void open() {
        room = new Room(Postgres.empty("node-1"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Override
    public Room room() {
        return room;
    }
}
