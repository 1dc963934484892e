package org.orderrelay.pipeline.file;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileConstants;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.orderrelay.ledger.FileArrival;
import org.orderrelay.ledger.FileShelf;
import org.orderrelay.ledger.FileTurn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a file before and after it is read. The ledger says which node may read it, before it is fetched;
 * another node leaves it alone. Once it is read it leaves the inbox for the place the ledger has noted. If it cannot,
 * it stays and is only moved the next time, never read again. Used by the one thread that polls.
 *
 * <p>Longer than 120 lines: Camel's port has six methods, and the move has its reasons.
 */
public final class InboxMoves<T> implements GenericFileProcessStrategy<T> {
    /** Exchange variable: the id of the file in the ledger. */
    static final String FILE = "file";
    /** Exchange variable: bytes of the file as the inbox shows it. */
    static final String SIZE = "size";
    /** Exchange variable: where the file goes, seen from the folder that holds the inbox. */
    static final String TARGET = "target";

    private static final String INBOX = "inbox";
    private static final Logger LOG = LoggerFactory.getLogger(InboxMoves.class);

    private final Inbox<T> inbox;
    private final InboxWatch watch;
    private final FileShelf shelf;
    private final FileNaming naming;
    private final Set<String> made = new HashSet<>();

    public InboxMoves(Inbox<T> inbox, InboxWatch watch, FileShelf shelf, FileNaming naming) {
        this.inbox = inbox;
        this.watch = watch;
        this.shelf = shelf;
        this.naming = naming;
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint) {
        // what an earlier run held is this node's own again
    }

    @Override
    public boolean begin(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws IOException {
        watch.alive();
        FileArrival arrival = inbox.arrival(file);
        FileTurn turn = shelf.take(arrival).join();
        if (turn instanceof FileTurn.Read read) {
            if (!operations.existsFile(file.getAbsoluteFilePath())) {
                shelf.leave(read.fileId()).join(); // another node was through with it since the look
                return false;
            }
            exchange.setVariable(FILE, read.fileId());
            exchange.setVariable(SIZE, arrival.size());
            return true;
        }
        if (turn instanceof FileTurn.Left left) {
            LOG.info("file.left source={} name={} id={}", arrival.source(), arrival.name(), left.fileId());
            move(operations, file, left.fileId(), left.target());
        }
        return false;
    }

    @Override
    public void commit(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file)
            throws IOException {
        operations.releaseRetrievedFileResources(exchange);
        deleteWorkFile(exchange);
        String target = exchange.getVariable(TARGET, String.class);
        move(operations, file, exchange.getVariable(FILE, String.class), target);
    }

    /** The file leaves the inbox, or stays there and is given back. */
    private void move(GenericFileOperations<T> operations, GenericFile<T> file, String fileId, String target)
            throws IOException {
        boolean moved = false;
        try {
            String from = file.getAbsoluteFilePath();
            if (operations.existsFile(from)) {
                removeMarker(operations, from);
                rename(operations, file, home(file) + target);
            }
            moved = true;
        } finally {
            note(fileId, moved ? shelf.placed(fileId) : shelf.leave(fileId));
            if (!moved) {
                inbox.rest(file);
            }
        }
    }

    private void removeMarker(GenericFileOperations<T> operations, String from) {
        String marker = from + Inbox.MARKER;
        if (inbox.rules().complete() == Inbox.Complete.MARKER && operations.existsFile(marker)) {
            operations.deleteFile(marker);
        }
    }

    /** Never over a file that is there: a name may be taken by somebody the ledger does not know. */
    private void rename(GenericFileOperations<T> operations, GenericFile<T> file, String to) throws IOException {
        String free = operations.existsFile(to) ? naming.timed(to) : to;
        if (file.getFile() instanceof File local) {
            // Camel's own way tries three times with pauses, and says nothing of the reason
            Path target = Path.of(free);
            Path parent = target.getParent();
            Files.createDirectories(parent == null ? target : parent);
            Files.move(local.toPath(), target);
            return;
        }
        String folder = to.substring(0, to.lastIndexOf('/'));
        boolean ready = made.contains(folder) || operations.buildDirectory(folder, true);
        if (!ready || !operations.renameFile(file.getAbsoluteFilePath(), free)) {
            made.remove(folder);
            throw new GenericFileOperationFailedException("it cannot be moved to " + free);
        }
        made.add(folder);
    }

    /** The folder that holds the inbox, with its separator; empty if the inbox lies at the beginning. */
    private static String home(GenericFile<?> file) {
        String path = file.getAbsoluteFilePath();
        int name = file.getFileNameOnly().length() + 1;
        return path.substring(0, path.length() - name - INBOX.length());
    }

    @Override
    public void rollback(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        operations.releaseRetrievedFileResources(exchange);
        Exception cause = exchange.getException();
        if (cause != null) {
            watch.handleException("", exchange, cause);
        }
        inbox.rest(file);
        abort(operations, endpoint, exchange, file);
    }

    @Override
    public void abort(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        deleteWorkFile(exchange);
        String fileId = exchange.getVariable(FILE, String.class);
        if (fileId != null) {
            note(fileId, shelf.leave(fileId));
        }
    }

    /** Not waited for. What the ledger did not learn it finds out when the name comes again. */
    private static void note(String fileId, CompletableFuture<Integer> told) {
        var unused = told.whenComplete((rows, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "file.untold id={} reason=\"{}\": the ledger learns where the file lies when its name comes again",
                        fileId,
                        FaultLog.reason(failure));
            }
        });
    }

    private static void deleteWorkFile(Exchange exchange) {
        String work = exchange.getMessage().getHeader(FileConstants.FILE_LOCAL_WORK_PATH, String.class);
        if (work != null && !new File(work).delete()) {
            LOG.debug("the work file {} is gone already", work);
        }
    }
}
