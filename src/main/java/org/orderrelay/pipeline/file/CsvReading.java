package org.orderrelay.pipeline.file;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.CsvOrders;
import org.orderrelay.order.Origin;
import org.orderrelay.pipeline.intake.Candidate;

/**
 * The orders of one file in batches, so that a batch is one ledger commit and memory does not grow with the file. Keeps
 * count of the rows, which are the place to go on after an interruption.
 */
public final class CsvReading implements Iterator<List<Candidate>>, AutoCloseable {
    private static final int BATCH = 500;

    private final String source;
    private final String name;
    private final String fileId;
    private final CsvOrders orders;
    private int rows;
    private int index;

    /** @param rowsDone rows recorded before and skipped already */
    CsvReading(String source, String name, String fileId, CsvOrders orders, int rowsDone) {
        this.source = source;
        this.name = name;
        this.fileId = fileId;
        this.orders = orders;
        this.rows = rowsDone;
    }

    String source() {
        return source;
    }

    String name() {
        return name;
    }

    String fileId() {
        return fileId;
    }

    /** Data rows read so far, the skipped ones included. */
    int rows() {
        return rows;
    }

    @Override
    public boolean hasNext() {
        return orders.hasNext();
    }

    @Override
    public List<Candidate> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Candidate> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && orders.hasNext()) {
            CsvOrder order = orders.next();
            rows = order.lastRow();
            Origin origin = new Origin(source, name, fileId, order.firstRow(), order.lastRow(), order.firstLine());
            batch.add(new Candidate(origin, index++, order));
        }
        return batch;
    }

    @Override
    public void close() {
        orders.close();
    }
}
