package org.orderrelay.ledger;

/** What a node may do with a file it found in an inbox. */
public sealed interface FileTurn {
    /** Read it; nobody else does until this node gives it back. */
    record Read(String fileId) implements FileTurn {}

    /**
     * It was read to its end already and only has to be moved out of the inbox; nobody else does meanwhile.
     *
     * @param target where it goes, seen from the folder that holds the inbox
     */
    record Left(String fileId, String target) implements FileTurn {}

    /** Another node works on it. */
    record Taken() implements FileTurn {}
}
