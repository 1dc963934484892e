package org.orderrelay.ledger.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.ledger.LedgerSettings;

final class SqliteLedgerTest implements LedgerContract {
    @TempDir
    Path directory;

    private Room room;

    @BeforeEach
    void open() {
        room = new Room(new LedgerSettings("jdbc:sqlite:" + directory.resolve("ledger.db"), "", null, "node-1"));
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
