package org.orderrelay.intake.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.OrderStatus;

/** Chooses the conversion of a field; an option that the field's kind of value has no use for is a fault. */
final class ConversionReading {
    private final MappingSpec spec;
    private final List<String> faults;

    ConversionReading(MappingSpec spec, List<String> faults) {
        this.spec = spec;
        this.faults = faults;
    }

    Conversion of(FormatSpec format, Target target, String place) {
        checkUse(format, target.sort(), place);
        if (!format.words().isEmpty()) {
            return words(format.words(), target, place);
        }
        NumberStyle style = format.numbers() == null ? spec.numbers() : format.numbers();
        return switch (target.sort()) {
            case MONEY -> new Decimals(style, format.minorUnits(), format.dropSign(), format.round());
            case WHOLE -> new Decimals(style, false, false, false)::whole;
            case FLAG -> new Flags();
            case MOMENT -> moments(format, place);
            case TEXT, STATUS, LIST -> new Texts(format.cut());
        };
    }

    private void checkUse(FormatSpec format, Target.Sort sort, String place) {
        boolean money = sort == Target.Sort.MONEY;
        boolean moment = sort == Target.Sort.MOMENT;
        boolean text = sort == Target.Sort.TEXT && format.words().isEmpty();
        check(format.date() == null || moment, place, "date is for occurred_at and expires_at");
        check(format.zone() == null || moment, place, "zone is for occurred_at and expires_at");
        check(
                format.numbers() == null || money || sort == Target.Sort.WHOLE,
                place,
                "numbers is for amounts and quantity");
        check(!format.minorUnits() || money, place, "minor-units is for amounts");
        check(!format.dropSign() || money, place, "drop-sign is for amounts");
        check(!format.round() || money, place, "round is for amounts");
        check(format.cut() == 0 || text, place, "cut is for texts without words");
        check(format.words().isEmpty() || !(money || moment || sort == Target.Sort.LIST), place, "words is for texts");
    }

    private void check(boolean fine, String place, String otherwise) {
        if (!fine) {
            faults.add(place + ": " + otherwise);
        }
    }

    private Conversion words(Map<String, String> words, Target target, String place) {
        Map<String, String> seen = new HashMap<>();
        words.forEach((theirs, ours) -> {
            String before = seen.putIfAbsent(Words.key(theirs), ours);
            check(
                    before == null || before.equals(ours),
                    place,
                    "words has '" + theirs + "' twice, and case does not count");
            if (target.sort() == Target.Sort.STATUS) {
                checkStatus(ours, place);
            }
        });
        return new Words(seen, words.keySet(), target.sort() == Target.Sort.STATUS ? "status" : "word");
    }

    void checkStatus(String status, String place) {
        check(
                OrderStatus.parse(status).isPresent(),
                place,
                "'" + status + "' is no status; there are pending, processing, partially_shipped, shipped, completed"
                        + " and canceled");
    }

    private Conversion moments(FormatSpec format, String place) {
        ZoneId zone = zone(format.zone() == null ? spec.zone() : format.zone(), place);
        try {
            return new Moments(format.date(), zone);
        } catch (IllegalArgumentException notAPattern) {
            faults.add(place + ": date '" + format.date() + "' is no pattern: " + notAPattern.getMessage());
            return new Moments(null, zone);
        }
    }

    private @Nullable ZoneId zone(@Nullable String name, String place) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException notAZone) {
            faults.add(place + ": '" + name + "' is no time zone, like Asia/Kolkata");
            return null;
        }
    }
}
