package org.orderrelay.intake.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How a source writes numbers as text; JSON numbers need none.
 *
 * @param decimal the decimal sign, {@code .} by default
 * @param thousands the sign between groups of digits; null: none is taken. A blank stands for every blank ERPs use
 *     there, no-break ones included
 */
public record NumberStyle(char decimal, @Nullable Character thousands) {
    public static final NumberStyle PLAIN = new NumberStyle('.', null);
}
