package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a mapping: which canonical field gets which value.
 *
 * @param place file, line and field, for messages: {@code mappings/sap.yaml line 12: items.amount}
 * @param standard what counts where the source has nothing
 * @param optional whether a CSV file may lack the column
 */
record Rule(
        String place,
        Target target,
        ValueSource source,
        Conversion conversion,
        @Nullable String standard,
        boolean optional,
        Absence absence) {

    Found find(Fields fields) {
        if (source instanceof ValueSource.Constant constant) {
            return new Found.Text(constant.value(), false);
        }
        Object value = source.read(fields, absence);
        if (value == null) {
            return standard == null ? Found.NOTHING : new Found.Text(standard, false);
        }
        if (value instanceof List<?> list) {
            return target.sort() == Target.Sort.LIST
                    ? each(list)
                    : new Found.Unfit("ambiguous", "finds " + list.size() + " values where one is wanted");
        }
        return Scalars.isScalar(value)
                ? conversion.convert(value)
                : new Found.Unfit("type", "is an object and not a plain value");
    }

    private Found each(List<?> values) {
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            Found found = Scalars.isScalar(value)
                    ? conversion.convert(value)
                    : new Found.Unfit("type", "holds something that is no plain value");
            if (!(found instanceof Found.Text text)) {
                return found;
            }
            texts.add(text.text());
        }
        return new Found.Texts(texts);
    }

    /** Puts what was found where it belongs. */
    void put(Map<String, Object> tree, Found found) {
        if (found instanceof Found.Text text) {
            target.column().put(tree, text.text());
        } else if (found instanceof Found.Texts texts) {
            target.column().set(tree, texts.texts());
        }
    }

    /** Where a value came from: {@code mappings/sap.yaml line 12: items.amount ← $.ITEMS[2].NETPR}. */
    String origin(Fields fields) {
        return place + " ← " + source.shown(fields, absence);
    }
}
