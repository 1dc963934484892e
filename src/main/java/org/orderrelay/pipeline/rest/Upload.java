package org.orderrelay.pipeline.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.ReceivedDocument;

/**
 * Orders that come line by line, batch after batch: a batch is at most 250 lines and about 1 MB, whatever the upload has.
 * It ends at its end, when it breaks off, or when a batch could not be recorded.
 */
public final class Upload implements Iterator<List<ReceivedDocument>> {
    private static final int BATCH = 250;
    private static final Violation TOO_LONG = new Violation("", "size", "the line is larger than 1 MB");
    private static final Violation NO_OBJECT = new Violation("", "json", "a line must be one order, a JSON object");

    private final Lines lines;
    private final String name;
    private final UploadTally tally = new UploadTally();
    private @Nullable Problem end;
    private Lines.@Nullable Line ahead;

    /** @param client name of who sends it */
    Upload(InputStream body, String client) {
        this.lines = new Lines(body, JsonDocuments.MOST_BYTES);
        this.name = client + '/' + UUID.randomUUID() + ':';
        advance();
    }

    UploadTally tally() {
        return tally;
    }

    /** Why it ended before its end; null if it did not. */
    @Nullable
    Problem end() {
        return end;
    }

    void stop(Problem why) {
        end = why;
    }

    /** The line an origin of this upload speaks of. */
    static long lineOf(Origin origin) {
        return Long.parseLong(origin.document().substring(origin.document().lastIndexOf(':') + 1));
    }

    @Override
    public boolean hasNext() {
        return ahead != null && end == null;
    }

    @Override
    public List<ReceivedDocument> next() {
        List<ReceivedDocument> batch = new ArrayList<>();
        int bytes = 0;
        while (hasNext() && batch.size() < BATCH && bytes < JsonDocuments.MOST_BYTES) {
            Lines.Line line = ahead;
            if (line != null) {
                bytes += line.content() == null ? 0 : line.content().length;
                batch.add(document(line));
                tally.line(line.number());
            }
            advance();
        }
        if (batch.isEmpty()) {
            throw new NoSuchElementException();
        }
        return batch;
    }

    private ReceivedDocument document(Lines.Line line) {
        Origin origin = Origin.of("rest", name + line.number());
        byte[] content = line.content();
        if (content == null) {
            return new ReceivedDocument(origin, new byte[0], TOO_LONG);
        }
        return isObject(content)
                ? ReceivedDocument.of(origin, content)
                : new ReceivedDocument(origin, content, NO_OBJECT);
    }

    private static boolean isObject(byte[] content) {
        int at = content.length > 2 && (content[0] & 0xff) == 0xEF && (content[1] & 0xff) == 0xBB ? 3 : 0;
        while (at < content.length && (content[at] == ' ' || content[at] == '\t')) {
            at++;
        }
        return at < content.length && content[at] == '{';
    }

    private void advance() {
        try {
            ahead = lines.next();
        } catch (InterruptedIOException slow) {
            ahead = null;
            end = new Problem(408, "too-slow", "The upload stopped: " + slow.getMessage());
        } catch (IOException lost) {
            ahead = null;
            end = new Problem(400, "interrupted", "The upload broke off: " + lost.getMessage());
        }
    }
}
