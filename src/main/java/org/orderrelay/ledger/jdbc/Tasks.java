package org.orderrelay.ledger.jdbc;

import java.util.concurrent.CompletableFuture;

/** Takes a piece of work to the writer. */
interface Tasks {
    <T> CompletableFuture<T> task(Unit.Work<T> work);
}
