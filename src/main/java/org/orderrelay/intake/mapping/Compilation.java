package org.orderrelay.intake.mapping;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a mapping file as it is written to a mapping that works, or to everything that is wrong with it. */
public final class Compilation {
    private static final String ITEM = "item.";
    private static final String NUMBER = "{n}";
    private static final int MOST_SIDE_BY_SIDE = 50;

    private final MappingSpec spec;
    private final PathLanguage paths;
    private final List<String> faults = new ArrayList<>();

    private Compilation(MappingSpec spec, PathLanguage paths) {
        this.spec = spec;
        this.paths = paths;
    }

    /** What compiling came to. */
    public sealed interface Result {}

    /** A mapping that can be used. */
    public record Compiled(Mapping mapping) implements Result {}

    /** A mapping that cannot; every fault with its file and line. */
    public record Faulty(List<String> faults) implements Result {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** Compiles a mapping, its paths too. */
    public static Result of(MappingSpec spec, PathLanguage paths) {
        return new Compilation(spec, paths).compile();
    }

    private Result compile() {
        checkRegion();
        Locator orders = spec.orders() == null ? null : locator(spec.file() + ": orders", spec.orders());
        RuleReading reading = new RuleReading(spec, this::locator, faults);
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (FieldSpec field : spec.fields()) {
            String name = field.target();
            if (name.startsWith(ITEM)) {
                faults.add(spec.file() + " line " + field.line() + ": " + name + " belongs below items, as "
                        + name.substring(ITEM.length()));
            } else {
                checkOnce(field, lines, "");
                reading.rule(field, name).ifPresent(rules::add);
            }
        }
        checkIdentity(lines);
        Mapping.Items items = items(reading);
        return faults.isEmpty()
                ? new Compiled(new Mapping(spec, orders == null ? null : orders.path(), rules, items))
                : new Faulty(faults);
    }

    private void checkRegion() {
        String region = spec.phoneRegion();
        if (region != null
                && !PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            faults.add(spec.file() + ": phone-region must be a country's ISO code, like IN");
        }
    }

    private void checkOnce(FieldSpec field, Map<String, Integer> lines, String prefix) {
        Integer before = lines.putIfAbsent(field.target(), field.line());
        if (before != null) {
            String place = spec.file() + " line " + field.line() + ": " + prefix + field.target();
            faults.add(place + " stands twice, first in line " + before);
        }
    }

    /** Without these two nothing is an order; a mapping without any field leaves the canonical names alone. */
    private void checkIdentity(Map<String, Integer> lines) {
        if (spec.fields().isEmpty() && spec.items() == null) {
            return;
        }
        for (String needed : List.of("reference_id", "status")) {
            if (!lines.containsKey(needed)) {
                faults.add(spec.file() + ": fields lacks " + needed);
            }
        }
    }

    private Mapping.Items items(RuleReading reading) {
        ItemsSpec items = spec.items();
        if (items == null) {
            return new Mapping.Items.None();
        }
        String place = spec.file() + " line " + items.line() + ": items";
        if (items.fields().isEmpty()) {
            faults.add(place + " has no fields");
        }
        if (items.repeat() > 0) {
            return sideBySide(items, place, reading);
        }
        List<Rule> rules = itemRules(items, reading, 0);
        if (!spec.json()) {
            if (items.from() != null) {
                faults.add(place + ".from is for JSON; in CSV each row is an item, or say repeat");
            }
            return new Mapping.Items.Rows(rules);
        }
        if (items.from() == null) {
            faults.add(place + " needs from, the path of the list of items, or repeat");
            return new Mapping.Items.None();
        }
        Locator list = locator(place + ".from", items.from());
        return list == null ? new Mapping.Items.None() : new Mapping.Items.Elements(place, list, rules);
    }

    private Mapping.Items sideBySide(ItemsSpec items, String place, RuleReading reading) {
        if (items.from() != null || items.repeat() > MOST_SIDE_BY_SIDE) {
            faults.add(place + " takes either from or repeat, and that up to " + MOST_SIDE_BY_SIDE);
            return new Mapping.Items.None();
        }
        List<List<Rule>> sets = new ArrayList<>();
        for (int n = 1; n <= items.repeat() && faults.isEmpty(); n++) {
            sets.add(itemRules(items, reading, n));
        }
        return new Mapping.Items.SideBySide(sets);
    }

    private List<Rule> itemRules(ItemsSpec items, RuleReading reading, int n) {
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (FieldSpec field : items.fields()) {
            checkOnce(field, lines, "items.");
            reading.rule(n == 0 ? field : numbered(field, n), ITEM + field.target())
                    .ifPresent(rules::add);
        }
        return rules;
    }

    private static FieldSpec numbered(FieldSpec field, int n) {
        String number = Integer.toString(n);
        return new FieldSpec(
                field.target(),
                field.line(),
                field.from().stream().map(text -> text.replace(NUMBER, number)).toList(),
                field.template() == null ? null : field.template().replace(NUMBER, number),
                field.value(),
                field.standard(),
                field.optional(),
                field.format());
    }

    /** A place in the source; null if it is none, the fault noted. */
    private @Nullable Locator locator(String place, String text) {
        if (!spec.json()) {
            return Locator.column(text);
        }
        if (!text.startsWith("$")) {
            faults.add(place + ": '" + text + "' is no path; a path begins with $");
            return null;
        }
        try {
            return new Locator(text, paths.compile(text));
        } catch (IllegalArgumentException notAPath) {
            faults.add(place + ": '" + text + "' is no path: " + notAPath.getMessage());
            return null;
        }
    }
}
