package org.orderrelay.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The files of the inboxes: who reads which, how far, and what is left to do for it. A node that takes a file keeps it
 * for as long as it lives or until it gives it back; what a dead node held is free after a minute, or when that node
 * starts again.
 */
public interface FileShelf {
    /**
     * Takes a file of an inbox before it is looked into. An interrupted reading of this upload is gone on with; one that
     * was read to its end and still lies there is {@link FileTurn.Left}.
     */
    CompletableFuture<FileTurn> take(FileArrival arrival);

    /**
     * Says what a taken file holds. If an earlier reading of it had other content, that one ends where it is and a new
     * one begins.
     *
     * @param sha256 of the bytes, in hexadecimal
     */
    CompletableFuture<FileProgress> open(String fileId, String sha256);

    /**
     * Notes that a file was read to its end; it still lies in the inbox.
     *
     * @param target where it goes, seen from the folder that holds the inbox
     */
    CompletableFuture<Integer> close(String fileId, int rows, String target);

    /** Notes that no row of a file can be taken in, with the reason; it has no result. */
    CompletableFuture<Integer> reject(String fileId, String reason, String target);

    /** Notes that a file left the inbox, and gives it back. */
    CompletableFuture<Integer> placed(String fileId);

    /** Gives a file back as it is; one that was never opened is forgotten. */
    CompletableFuture<Integer> leave(String fileId);

    /** Files read to the end whose rows are all settled and whose result is not written yet; this node takes them. */
    CompletableFuture<List<FileView>> settled();

    /** Notes that the result of a file is written, and gives it back. */
    CompletableFuture<Integer> resultWritten(String fileId);
}
