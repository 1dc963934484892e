package org.orderrelay.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians; of an even number the upper one. */
final class Median {
    private Median() {}

    static <T> double of(List<T> items, ToDoubleFunction<T> value) {
        return items.stream()
                .mapToDouble(value)
                .sorted()
                .skip(items.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
