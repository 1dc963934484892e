package org.orderrelay.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a rule's value comes from. */
sealed interface ValueSource {
    /** The value as the source writes it; null if it has none. */
    @Nullable
    Object read(Fields fields, Absence absence);

    /** The places, for a message. */
    String shown(Fields fields, Absence absence);

    /** Every place it looks at. */
    List<Locator> locators();

    /** The first place that has a value. */
    record FirstOf(List<Locator> locators) implements ValueSource {
        @Override
        public @Nullable Object read(Fields fields, Absence absence) {
            for (Locator locator : locators) {
                Object value = absence.present(fields.value(locator));
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public String shown(Fields fields, Absence absence) {
            return locators.stream()
                    .filter(locator -> absence.present(fields.value(locator)) != null)
                    .findFirst()
                    .map(fields::shown)
                    .orElseGet(() -> locators.stream().map(fields::shown).collect(Collectors.joining(" or ")));
        }
    }

    /**
     * Some values and the text between them. A value that is missing leaves its place empty; if all are missing, so is
     * the whole.
     *
     * @param parts {@code String} for text, {@link Locator} for a value
     */
    record Template(String text, List<Object> parts) implements ValueSource {
        @Override
        public @Nullable Object read(Fields fields, Absence absence) {
            StringBuilder whole = new StringBuilder();
            boolean any = false;
            for (Object part : parts) {
                if (part instanceof Locator locator) {
                    Object value = absence.present(fields.value(locator));
                    if (value != null && !Scalars.isScalar(value)) {
                        return value;
                    }
                    any |= value != null;
                    whole.append(value == null ? "" : Scalars.text(value));
                } else {
                    whole.append(part);
                }
            }
            return any ? absence.present(whole.toString()) : null;
        }

        @Override
        public String shown(Fields fields, Absence absence) {
            return "\"" + text + "\"";
        }

        @Override
        public List<Locator> locators() {
            List<Locator> locators = new ArrayList<>();
            parts.forEach(part -> {
                if (part instanceof Locator locator) {
                    locators.add(locator);
                }
            });
            return locators;
        }
    }

    /** A constant of the mapping, in canonical spelling. */
    record Constant(String value) implements ValueSource {
        @Override
        public Object read(Fields fields, Absence absence) {
            return value;
        }

        @Override
        public String shown(Fields fields, Absence absence) {
            return "\"" + value + "\"";
        }

        @Override
        public List<Locator> locators() {
            return List.of();
        }
    }
}
