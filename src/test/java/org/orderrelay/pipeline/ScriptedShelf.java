package org.orderrelay.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileProgress;
import org.orderrelay.ledger.FileShelf;
import org.orderrelay.ledger.FileTurn;
import org.orderrelay.ledger.FileView;

/** The shelf of a scripted ledger: lets everything be read from its first row. */
record ScriptedShelf(AtomicInteger closedFiles) implements FileShelf {
    private static CompletableFuture<Integer> one() {
        return CompletableFuture.completedFuture(1);
    }

    @Override
    public CompletableFuture<FileTurn> take(FileArrival arrival) {
        return CompletableFuture.completedFuture(new FileTurn.Read("file-1"));
    }

    @Override
    public CompletableFuture<FileProgress> open(String fileId, String sha256) {
        return CompletableFuture.completedFuture(new FileProgress(fileId, 0));
    }

    @Override
    public CompletableFuture<Integer> close(String fileId, int rows, String target) {
        closedFiles.incrementAndGet();
        return one();
    }

    @Override
    public CompletableFuture<Integer> reject(String fileId, String reason, String target) {
        return close(fileId, 0, target);
    }

    @Override
    public CompletableFuture<Integer> placed(String fileId) {
        return one();
    }

    @Override
    public CompletableFuture<Integer> leave(String fileId) {
        return one();
    }

    @Override
    public CompletableFuture<List<FileView>> settled() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<Integer> resultWritten(String fileId) {
        return one();
    }
}
