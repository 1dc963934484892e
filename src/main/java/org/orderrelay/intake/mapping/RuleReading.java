package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Compiles the fields of one mapping file to rules; notes what is wrong with them. */
final class RuleReading {
    private final MappingSpec spec;
    private final BiFunction<String, String, @Nullable Locator> locators;
    private final List<String> faults;
    private final ConversionReading conversions;
    private final Absence absence;

    /** @param locators a place in the source by where the mapping says it and what it says; null if it is none */
    RuleReading(MappingSpec spec, BiFunction<String, String, @Nullable Locator> locators, List<String> faults) {
        this.spec = spec;
        this.locators = locators;
        this.faults = faults;
        this.conversions = new ConversionReading(spec, faults);
        this.absence = new Absence(spec.missing());
    }

    /**
     * One rule; empty if it is faulty.
     *
     * @param name canonical name, an item's with {@code item.} before it
     */
    Optional<Rule> rule(FieldSpec field, String name) {
        String place = spec.file() + " line " + field.line() + ": " + (name.startsWith("item.") ? "items." : "")
                + field.target();
        Target target = Target.named(name).orElse(null);
        if (target == null) {
            faults.add(place + " is no field of an order");
            return Optional.empty();
        }
        int before = faults.size();
        ValueSource source = source(field, place);
        Conversion conversion = conversions.of(field.format(), target, place);
        checkConstants(field, target, place);
        if (source == null || faults.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Rule(place, target, source, conversion, field.standard(), field.optional(), absence));
    }

    private void checkConstants(FieldSpec field, Target target, String place) {
        for (String constant : new String[] {field.value(), field.standard()}) {
            if (constant != null && target.sort() == Target.Sort.STATUS) {
                conversions.checkStatus(constant, place);
            }
        }
    }

    private @Nullable ValueSource source(FieldSpec field, String place) {
        int ways =
                (field.from().isEmpty() ? 0 : 1) + (field.template() == null ? 0 : 1) + (field.value() == null ? 0 : 1);
        if (ways != 1) {
            faults.add(place + " needs one of from, template and value");
            return null;
        }
        if (field.value() != null) {
            return new ValueSource.Constant(field.value());
        }
        return field.template() == null ? firstOf(field.from(), place) : template(field.template(), place);
    }

    private @Nullable ValueSource firstOf(List<String> texts, String place) {
        List<Locator> found = new ArrayList<>();
        for (String text : texts) {
            Locator locator = locators.apply(place, text);
            if (locator == null) {
                return null;
            }
            found.add(locator);
        }
        return new ValueSource.FirstOf(found);
    }

    /** Text with places in braces. */
    private @Nullable ValueSource template(String text, String place) {
        List<Object> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = text.indexOf('}', at);
            if (open < 0 && close < 0) {
                parts.add(text.substring(at));
                break;
            }
            if (open < 0 || close < open) {
                faults.add(place + ": the template has a brace that is never opened or closed");
                return null;
            }
            if (open > at) {
                parts.add(text.substring(at, open));
            }
            Locator locator = locators.apply(place, text.substring(open + 1, close));
            if (locator == null) {
                return null;
            }
            parts.add(locator);
            at = close + 1;
        }
        if (parts.stream().noneMatch(Locator.class::isInstance)) {
            faults.add(place + ": the template names no value in braces; for a constant say value");
            return null;
        }
        return new ValueSource.Template(text, parts);
    }
}
