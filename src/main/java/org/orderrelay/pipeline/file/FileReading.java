package org.orderrelay.pipeline.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.orderrelay.intake.CsvForm;
import org.orderrelay.intake.CsvOrders;
import org.orderrelay.ledger.FileProgress;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.pipeline.intake.Candidate;
import org.orderrelay.pipeline.intake.RecordResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beans around reading one CSV file of one source, folder or SFTP alike.
 *
 * <p>Longer than 120 lines: the steps of one route and its failure policy.
 */
public final class FileReading {
    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);

    private final Ledger ledger;
    private final FileNaming naming;
    private final Function<String, CsvForm> forms;
    private final Unpacking unpacking;
    private final Consumer<String> alive;

    /** Of files with canonical names. */
    public FileReading(Ledger ledger, FileNaming naming) {
        this(ledger, naming, source -> CsvForm.CANONICAL, new Unpacking(1 << 30, 20), source -> {});
    }

    /**
     * Of the files of several sources.
     *
     * @param forms what the columns of a source's files mean
     * @param alive hears of a source whose file goes on
     */
    public FileReading(
            Ledger ledger,
            FileNaming naming,
            Function<String, CsvForm> forms,
            Unpacking unpacking,
            Consumer<String> alive) {
        this.ledger = ledger;
        this.naming = naming;
        this.forms = forms;
        this.unpacking = unpacking;
        this.alive = alive;
    }

    /**
     * Starts a file of a source ({@code file} or {@code sftp}), or goes on where it was interrupted.
     *
     * @param taken id under which the ledger let this node take it
     * @param size bytes the inbox showed
     * @throws UnreadableFile if its header makes no sense
     * @throws InterruptedFile if it is not the file the inbox showed
     */
    public CsvReading open(
            @Body File file,
            @Header(Exchange.FILE_NAME_ONLY) String name,
            @Variable("source") String source,
            @Variable("file") String taken,
            @Variable("size") long size,
            Exchange exchange)
            throws IOException {
        String sha256 = sha256(file.toPath());
        if (file.length() != size) {
            throw new InterruptedFile("it changed while it was fetched");
        }
        FileProgress progress = ledger.files().open(taken, sha256).join();
        String fileId = progress.fileId();
        exchange.setVariable(InboxMoves.FILE, fileId); // another one if its content is another than before
        Optional<String> refusal = unpacking.refusal(file.toPath(), name);
        if (refusal.isPresent()) {
            throw new UnreadableFile(fileId, refusal.get());
        }
        alive.accept(source);
        CsvOrders.Opening opening = CsvOrders.open(unpacking.open(file.toPath(), name), forms.apply(source));
        if (opening instanceof CsvOrders.Unreadable unreadable) {
            throw new UnreadableFile(fileId, unreadable.violation().message());
        }
        CsvOrders orders = ((CsvOrders.Opened) opening).orders();
        int skipped = orders.skipRows(progress.rowsDone());
        LOG.info("file.open source={} name={} id={} rows_before={}", source, name, fileId, skipped);
        return new CsvReading(source, name, fileId, orders, skipped);
    }

    /** The batches to split; a separate step, since the reading itself is needed at the end. */
    public Iterator<List<Candidate>> batches(@Variable("reading") CsvReading reading) {
        return reading;
    }

    /**
     * After each batch.
     *
     * @throws InterruptedFile if it is not on disk
     */
    public void check(@Body RecordResult result, @Variable("reading") CsvReading reading) {
        if (result instanceof RecordResult.NotRecorded refusal) {
            reading.close();
            throw new InterruptedFile(refusal.reason());
        }
        alive.accept(reading.source());
    }

    /** At the end of the file. Answers where the file goes, seen from the folder that holds the inbox. */
    public String finish(@Variable("reading") CsvReading reading) {
        reading.close();
        String source = reading.source();
        String name = reading.name();
        String target = "done/" + naming.placed("done", source, name, reading.fileId());
        ledger.files().close(reading.fileId(), reading.rows(), target).join();
        LOG.info("file.done source={} name={} id={} rows={}", source, name, reading.fileId(), reading.rows());
        return target;
    }

    /** Failure policy of an unreadable file: where it goes, seen from the folder that holds the inbox. */
    public String rejected(
            @ExchangeException UnreadableFile fault,
            @Header(Exchange.FILE_NAME_ONLY) String name,
            @Variable("source") String source) {
        return "rejected/" + naming.placed("rejected", source, name, fault.fileId());
    }

    /** The name of the text beside a rejected file, seen from the source's folder. */
    public String reasonName(@Variable("target") String target) {
        return target + ".reason.txt";
    }

    /** The text beside a rejected file. */
    public String reason(@ExchangeException UnreadableFile fault) {
        return fault.getMessage() + System.lineSeparator();
    }

    /** Once the reason is written: until then the file counts as not read. */
    public void reject(
            @ExchangeException UnreadableFile fault,
            @Variable("target") String target,
            @Variable("source") String source) {
        LOG.warn("file.rejected source={} target={} reason=\"{}\"", source, target, fault.getMessage());
        ledger.files()
                .reject(fault.fileId(), String.valueOf(fault.getMessage()), target)
                .join();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
