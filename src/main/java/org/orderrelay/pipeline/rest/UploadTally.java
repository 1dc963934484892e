package org.orderrelay.pipeline.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.pipeline.intake.VerdictJson;

/** What became of the orders of an upload: all of them counted, the first ones of each kind listed. */
final class UploadTally {
    /** Listed of each kind. */
    static final int LISTED = 1_000;

    private final List<Map<String, Object>> accepted = new ArrayList<>();
    private final List<Map<String, Object>> rejected = new ArrayList<>();
    private long lines;
    private long acceptedCount;
    private long duplicates;
    private long rejectedCount;

    /** Lines up to this one were read. */
    void line(long number) {
        lines = number;
    }

    void add(Verdict verdict) {
        if (verdict.isAccepted()) {
            acceptedCount++;
            duplicates += verdict.kind() == Verdict.Kind.DUPLICATE ? 1 : 0;
            list(accepted, VerdictJson.accepted(verdict));
        } else {
            rejectedCount++;
            long line = Upload.lineOf(verdict.origin());
            Map<String, Object> order = VerdictJson.rejected(verdict, line - 1);
            order.put("line", line);
            list(rejected, order);
        }
    }

    private static void list(List<Map<String, Object>> list, Map<String, Object> order) {
        if (list.size() < LISTED) {
            list.add(order);
        }
    }

    boolean hasAccepted() {
        return acceptedCount > 0;
    }

    boolean isEmpty() {
        return acceptedCount + rejectedCount == 0;
    }

    /** The lists of every answer to orders, and the counts. */
    Map<String, Object> members() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("lines", lines);
        counts.put("accepted", acceptedCount);
        counts.put("duplicates", duplicates);
        counts.put("rejected", rejectedCount);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("accepted", accepted);
        members.put("rejected", rejected);
        members.put("counts", counts);
        return members;
    }
}
