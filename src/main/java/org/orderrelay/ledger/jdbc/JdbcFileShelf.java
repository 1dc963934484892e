package org.orderrelay.ledger.jdbc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileProgress;
import org.orderrelay.ledger.FileShelf;
import org.orderrelay.ledger.FileTurn;
import org.orderrelay.ledger.FileView;

/** The files' side of the ledger: each call one task of the writer. */
final class JdbcFileShelf implements FileShelf {
    private final Tasks tasks;
    private final JdbcView view;
    private final AtomicLong after = new AtomicLong();

    JdbcFileShelf(Tasks tasks, JdbcView view) {
        this.tasks = tasks;
        this.view = view;
    }

    @Override
    public CompletableFuture<FileTurn> take(FileArrival arrival) {
        return tasks.task(tx -> new FileWork(tx).take(arrival));
    }

    @Override
    public CompletableFuture<FileProgress> open(String fileId, String sha256) {
        return tasks.task(tx -> new FileWork(tx).open(fileId, sha256));
    }

    @Override
    public CompletableFuture<Integer> close(String fileId, int rows, String target) {
        return tasks.task(tx -> new FileWork(tx).close(fileId, rows, target));
    }

    @Override
    public CompletableFuture<Integer> reject(String fileId, String reason, String target) {
        return tasks.task(tx -> new FileWork(tx).reject(fileId, reason, target));
    }

    @Override
    public CompletableFuture<Integer> placed(String fileId) {
        return tasks.task(tx -> new FileWork(tx).placed(fileId));
    }

    @Override
    public CompletableFuture<Integer> leave(String fileId) {
        return tasks.task(tx -> new FileWork(tx).leave(fileId));
    }

    @Override
    public CompletableFuture<List<FileView>> settled() {
        return tasks.task(tx -> new FileWork(tx).settled(after.get())).thenApply(settled -> {
            after.set(settled.next());
            return settled.ids().stream().flatMap(id -> view.file(id).stream()).toList();
        });
    }

    @Override
    public CompletableFuture<Integer> resultWritten(String fileId) {
        return tasks.task(tx -> new FileWork(tx).resultWritten(fileId));
    }
}
