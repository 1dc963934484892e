package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of all accounts. What is put for {@code *} applies to all, for {@code meta} to all of Meta's, for
 * {@code meta/1055} to that one; the narrower wins field by field, and what has an end wins while it lasts. Thread-safe.
 */
public final class Accounts {
    /** All accounts. */
    public static final String ALL = "*";

    private static final Pattern PATTERN = Pattern.compile("\\*|(kaleyra|meta|infobip)(/[0-9]{1,24})?");
    private static final int MOST_READ = 10_000;

    private final Clock clock;
    private final StepReader steps;
    private final Map<String, JsonObject> forms = new LinkedHashMap<>();
    private final List<Passing> passing = new ArrayList<>();
    private final Map<String, AccountForm> read = new HashMap<>();
    private long readUntil = Long.MAX_VALUE;

    private record Passing(String pattern, JsonObject form, long until) {}

    public Accounts(Clock clock, StepReader steps) {
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Merges a form into what is there; an explicit null takes a field out.
     *
     * @param form {@code account} ({@code *} if left out), {@code for}: how long it applies, and the fields
     * @throws IllegalArgumentException if it is not understood; then nothing changes
     */
    public synchronized void put(JsonObject form) {
        JsonObject fields = form.copy();
        String pattern = fields.containsKey("account") ? String.valueOf(fields.remove("account")) : ALL;
        if (!PATTERN.matcher(pattern).matches()) {
            throw new IllegalArgumentException("account must be *, a provider, or provider/sender in digits");
        }
        Object duration = fields.remove("for");
        JsonObject merged = forms.getOrDefault(pattern, new JsonObject()).copy().mergeIn(fields, true);
        AccountForm.read(merged, pattern, steps);
        if (duration == null) {
            forms.put(pattern, merged);
        } else {
            passing.add(new Passing(pattern, fields, clock.millis() + Pauses.millis(duration)));
        }
        forget();
    }

    /** Takes back everything put for a pattern; null for all patterns. */
    public synchronized void remove(@Nullable String pattern) {
        if (pattern == null) {
            forms.clear();
            passing.clear();
        } else {
            forms.remove(pattern);
            passing.removeIf(p -> p.pattern().equals(pattern));
        }
        forget();
    }

    /** How an account behaves just now. */
    public synchronized AccountForm of(String account) {
        if (readUntil != Long.MAX_VALUE && clock.millis() >= readUntil) {
            forget();
        }
        AccountForm form = read.get(account);
        if (form == null) {
            if (read.size() >= MOST_READ) {
                read.clear();
            }
            form = AccountForm.read(merged(account), account, steps);
            read.put(account, form);
        }
        return form;
    }

    /** What applies to an account just now, in the form it was put. */
    public synchronized JsonObject merged(String account) {
        JsonObject merged = new JsonObject();
        for (String pattern : patterns(account)) {
            merged.mergeIn(forms.getOrDefault(pattern, new JsonObject()).copy(), true);
        }
        long now = clock.millis();
        for (Passing form : passing) {
            if (form.until() > now && patterns(account).contains(form.pattern())) {
                merged.mergeIn(form.form().copy(), true);
            }
        }
        return merged;
    }

    /** Everybody who listens to some account of this provider. */
    public synchronized List<WebhookTarget> listeners(String provider) {
        Map<String, WebhookTarget> targets = new LinkedHashMap<>();
        for (String pattern : forms.keySet()) {
            if (pattern.equals(ALL) || pattern.equals(provider) || pattern.startsWith(provider + '/')) {
                WebhookTarget target =
                        of(pattern.equals(ALL) ? provider : pattern).webhook();
                if (target != null && target.url() != null) {
                    targets.put(target.url(), target);
                }
            }
        }
        return List.copyOf(targets.values());
    }

    private static List<String> patterns(String account) {
        int slash = account.indexOf('/');
        return slash < 0 ? List.of(ALL, account) : List.of(ALL, account.substring(0, slash), account);
    }

    private void forget() {
        long now = clock.millis();
        passing.removeIf(form -> form.until() <= now);
        read.clear();
        readUntil = passing.stream().mapToLong(Passing::until).min().orElse(Long.MAX_VALUE);
    }
}
