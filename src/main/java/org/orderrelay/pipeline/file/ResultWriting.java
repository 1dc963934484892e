package org.orderrelay.pipeline.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.FileRowView;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.LedgerView;

/** The result of one file, written to a work file row by row, whatever its size. */
public final class ResultWriting {
    private static final String DANGEROUS = "=+-@\t\0";

    private final LedgerView view;
    private final FileNaming naming;
    private final Path work;
    private final ResultFaults faults;

    /** @param work folder for the file while it is written */
    public ResultWriting(LedgerView view, FileNaming naming, Path work, ResultFaults faults) {
        this.faults = faults;
        this.view = view;
        this.naming = naming;
        this.work = work;
    }

    /** Writes the result to the work folder. */
    public File write(@Body FileView file) throws IOException {
        Files.createDirectories(work);
        Path target = work.resolve(file.id() + ".csv");
        try (CsvWriter csv = CsvWriter.builder().build(target)) {
            csv.writeRecord("row", "reference", "status", "state", "code", "reason");
            view.fileRows(file.id(), row -> writeRow(csv, row));
        }
        return target.toFile();
    }

    private static void writeRow(CsvWriter csv, FileRowView row) {
        csv.writeRecord(
                Integer.toString(row.row()),
                cell(row.reference()),
                cell(row.status()),
                row.state(),
                cell(row.code()),
                cell(row.reason()));
    }

    /** A cell that a spreadsheet would take for a formula is quoted with an apostrophe. */
    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return DANGEROUS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** Name the result gets, seen from the source's folder. */
    public String name(@Body FileView file) {
        return "results/" + naming.result(file);
    }

    /** Removes the work file once it is delivered. */
    public void clean(@Body File written, @Header(Exchange.FILE_NAME) String name) throws IOException {
        faults.written(name);
        Files.deleteIfExists(written.toPath());
    }
}
