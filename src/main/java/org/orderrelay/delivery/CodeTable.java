package org.orderrelay.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A provider's codes and what each of them means; data, not code. Immutable: a reload builds a new table.
 *
 * <p>Looked up in this order: an HTTP status that wins over any body (429), the body's code with its detail, the code
 * alone, then for codes nobody listed the detail alone ({@code code: "*"} with a detail), then the HTTP status, first
 * among the rows for bodies of the provider's own ({@code code: "*"} with statuses), then among those for anything else.
 * What no row covers is {@code unknown}: never sent again blindly.
 *
 * <p>Longer than 120 lines: how a row is read and how it is found again are two sides of one key.
 */
public final class CodeTable {
    /** Code of the rows for bodies of the provider's own whose code is not listed. */
    public static final String ANY_CODE = "*";
    /** Detail of a row by HTTP status that holds whatever the body says. */
    public static final String ANY_BODY = "any-body";
    /** Detail of a row by HTTP status that needs a Retry-After header. */
    public static final String RETRY_AFTER = "retry-after";
    /** Detail of a row that holds only for a code in a receipt. */
    public static final String RECEIPT = "receipt";

    private static final String UNLISTED = "unlisted code";
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_RANGE = 1_000;
    private static final String[] PLAIN = {""};
    private static final String[] WITH_RETRY_AFTER = {RETRY_AFTER, ""};
    private static final CodeRule UNCOVERED =
            new CodeRule(Meaning.UNKNOWN, Scope.MESSAGE, List.of(), 0, "No row of the code table covers this answer.");

    private final Map<String, CodeRule> rules;

    private CodeTable(Map<String, CodeRule> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** A whole file: {@code codes: [row, …]}. */
    public record Source(List<Row> codes) {}

    /**
     * One row as it stands in the file.
     *
     * @param code the provider's code in any of its spellings, several of them with commas, a range of numbers ({@code
     *     200..299}), {@link #ANY_CODE}, or null for a row by HTTP status
     * @param detail finer cause, {@link #ANY_BODY}, {@link #RETRY_AFTER} or {@link #RECEIPT}; with the code {@code "*"}
     *     and no statuses it stands for every code of that detail that is not listed
     * @param http statuses ({@code 429}) or classes ({@code 4xx}); only for rows without a code or with {@code "*"}
     * @param outcome word of {@link Meaning}
     * @param scope word of {@link Scope}; mandatory for {@code hold} and {@code throttled}
     * @param after pauses between repetitions, {@code [5m, 10m, 15m]}; else the account's retry policy. Of a throttled
     *     row the first is how long to slow down
     * @param attempts calls in all, the first included, of a retry row; else the account's retry policy
     * @param text tells a person what happened and what to do
     */
    public record Row(
            @Nullable String code,
            @Nullable String detail,
            @Nullable List<String> http,
            String outcome,
            @Nullable String scope,
            @Nullable List<String> after,
            @Nullable Integer attempts,
            String text) {}

    /**
     * Builds a table.
     *
     * @throws IllegalArgumentException naming every row that cannot be used; the old table then stays in force
     */
    public static CodeTable of(List<Row> rows) {
        Map<String, CodeRule> rules = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                add(rules, rows.get(i));
            } catch (IllegalArgumentException e) {
                faults.add("row " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("code table: " + String.join("; ", faults));
        }
        return new CodeTable(rules);
    }

    /** The spelling codes are compared in: upper case, without hyphens and blanks ({@code WA-401} is {@code WA401}). */
    public static String normal(String code) {
        return code.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** The one meaning of an answer. */
    public Outcome outcome(Finding finding) {
        CodeRule anyBody = byStatus("", finding.http(), ANY_BODY);
        if (anyBody != null) {
            return outcome(finding, anyBody, "");
        }
        String code = finding.code();
        CodeRule listed = code == null ? null : byCode(normal(code), finding.detail());
        if (listed != null) {
            return outcome(finding, listed, "");
        }
        String mark = code == null ? "" : UNLISTED + " with HTTP " + finding.http() + ": ";
        CodeRule kind = byDetail(finding);
        return outcome(finding, kind != null ? kind : byHttp(finding), mark);
    }

    /** Whether a code has a row of its own. */
    public boolean lists(String code) {
        return rules.containsKey(key(normal(code), "", ""));
    }

    /**
     * The one meaning of a code that came in a receipt, long after the answer: the row for receipts, then the row of the
     * code, then the row of its detail. A code nobody listed otherwise is {@code rejected}: never sent again by itself.
     */
    public Outcome receiptOutcome(Finding finding) {
        String code = finding.code() == null ? "" : normal(finding.code());
        CodeRule rule = rules.get(key(code, "", RECEIPT));
        if (rule == null && !code.isEmpty()) {
            rule = byCode(code, finding.detail());
        }
        CodeRule kind = rule == null ? byDetail(finding) : null;
        if (kind != null) {
            return outcome(finding, kind, UNLISTED + " in a receipt: ");
        }
        if (rule == null) {
            String what = code.isEmpty() ? "failed without a code" : UNLISTED + " in a receipt";
            return new Outcome.Rejected(code.isEmpty() ? "failed" : shown(finding), what + "; not sent again");
        }
        return outcome(finding, rule, "");
    }

    /** Whether an outcome is that of a code nobody listed; such codes are counted, so that somebody lists them. */
    public static boolean isUnlisted(Outcome outcome) {
        return outcome.reason().startsWith(UNLISTED);
    }

    private static Outcome outcome(Finding finding, CodeRule rule, String mark) {
        boolean lost = rule.meaning() == Meaning.ACCEPTED && finding.messageId() == null;
        String reason = mark + rule.text() + (lost ? " The answer carried no message id." : "");
        return rule.outcome(shown(finding), reason, finding.messageId(), finding.retryAfter());
    }

    private static String shown(Finding finding) {
        String code = finding.code();
        if (code == null) {
            return "http-" + finding.http();
        }
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }

    private @Nullable CodeRule byCode(String code, @Nullable String detail) {
        CodeRule exact = detail == null ? null : rules.get(key(code, "", detail));
        return exact != null ? exact : rules.get(key(code, "", ""));
    }

    /** The row for all codes of a detail that nobody listed. */
    private @Nullable CodeRule byDetail(Finding finding) {
        String detail = finding.code() == null ? null : finding.detail();
        return detail == null ? null : rules.get(key(ANY_CODE, "", detail));
    }

    private CodeRule byHttp(Finding finding) {
        String[] details = finding.retryAfter() == null ? PLAIN : WITH_RETRY_AFTER;
        CodeRule own = finding.code() == null ? null : byStatus(ANY_CODE, finding.http(), details);
        CodeRule rule = own != null ? own : byStatus("", finding.http(), details);
        return rule != null ? rule : UNCOVERED;
    }

    /** The row of a status comes before the row of its class. */
    private @Nullable CodeRule byStatus(String code, int http, String... details) {
        for (String status : new String[] {Integer.toString(http), http / 100 + "XX"}) {
            for (String detail : details) {
                CodeRule rule = rules.get(key(code, status, detail));
                if (rule != null) {
                    return rule;
                }
            }
        }
        return null;
    }

    private static void add(Map<String, CodeRule> rules, Row row) {
        CodeRule rule = rule(row);
        for (String code : codes(row.code() == null ? "" : row.code())) {
            add(rules, row, normal(code), rule);
        }
    }

    /** The codes one row is for. */
    private static List<String> codes(String cell) {
        List<String> codes = new ArrayList<>();
        for (String part : cell.split(",", -1)) {
            String code = part.strip();
            if (code.matches("[0-9]{1,7}\\.\\.[0-9]{1,7}")) {
                String[] ends = code.split("\\.\\.", -1);
                int last = Integer.parseInt(ends[1]);
                int first = Integer.parseInt(ends[0]);
                if (first > last || last - first > LONGEST_RANGE) {
                    throw new IllegalArgumentException(code + " is no range of at most " + LONGEST_RANGE + " codes");
                }
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).forEach(codes::add);
            } else {
                codes.add(code);
            }
        }
        return codes;
    }

    private static void add(Map<String, CodeRule> rules, Row row, String code, CodeRule rule) {
        List<String> statuses = row.http() == null ? List.of() : row.http();
        String detail = row.detail() == null ? "" : row.detail();
        boolean ofDetail = code.equals(ANY_CODE) && statuses.isEmpty() && !detail.isEmpty();
        if (!ofDetail && (code.isEmpty() || code.equals(ANY_CODE)) == statuses.isEmpty()) {
            throw new IllegalArgumentException(
                    "a row has a code or http statuses; only the code \"*\" has statuses, or a detail");
        }
        for (String status : statuses.isEmpty() ? List.of("") : statuses) {
            if (!status.matches("([1-5]([0-9]{2}|xx))?")) {
                throw new IllegalArgumentException("'" + status + "' is neither a status (429) nor a class (4xx)");
            }
            if (rules.putIfAbsent(key(code, status.toUpperCase(Locale.ROOT), detail), rule) != null) {
                throw new IllegalArgumentException(("a second row for " + code + " " + status + " " + detail).strip());
            }
        }
    }

    private static CodeRule rule(Row row) {
        Meaning meaning = Meaning.of(row.outcome());
        if (row.scope() == null && meaning.needsScope()) {
            throw new IllegalArgumentException(meaning.wire() + " needs a scope");
        }
        if (row.text().isBlank()) {
            throw new IllegalArgumentException("a text for the operator is missing");
        }
        Scope scope = row.scope() == null ? Scope.MESSAGE : Scope.of(row.scope());
        List<String> after = row.after() == null ? List.of() : row.after();
        int attempts = row.attempts() == null ? 0 : row.attempts();
        if (attempts < 0 || (attempts > 0 && meaning != Meaning.RETRY)) {
            throw new IllegalArgumentException("attempts stand with retry only, from 1");
        }
        return new CodeRule(meaning, scope, after.stream().map(Durations::parse).toList(), attempts, row.text());
    }

    private static String key(String code, String status, String detail) {
        return code + '|' + status + '|' + detail;
    }
}
