package org.orderrelay.intake.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a value is written in the source, as the mapping file says it.
 *
 * @param words the source's word to ours; empty: the word is taken as it is. Any other word is a violation
 * @param date pattern of {@code java.time}, or {@code iso} (also null), {@code epoch-seconds}, {@code epoch-millis},
 *     {@code odata}
 * @param zone zone of dates that name none; null: the mapping's
 * @param numbers null: the mapping's
 * @param minorUnits whether money is a whole number of paise or centavos
 * @param dropSign whether a minus before money is left out, as ERPs write discounts
 * @param round whether money is rounded half up to two decimals instead of refused
 * @param cut longest text in characters, the rest is left out; 0 cuts nothing
 */
public record FormatSpec(
        Map<String, String> words,
        @Nullable String date,
        @Nullable String zone,
        @Nullable NumberStyle numbers,
        boolean minorUnits,
        boolean dropSign,
        boolean round,
        int cut) {
    public static final FormatSpec PLAIN = new FormatSpec(Map.of(), null, null, null, false, false, false, 0);
}
