package org.orderrelay.order;

import java.math.BigDecimal;

/**
 * An exact amount in minor units (paise, centavos); the currency stands in the order. Both currencies the providers
 * take (INR, BRL) have two decimals, which is the {@code offset: 100} of their payloads. Never a binary float.
 *
 * @param minor minor units; {@code 45790} is 457.90
 */
public record Money(long minor) implements Comparable<Money> {
    /** Decimals of every currency the providers accept. */
    public static final int SCALE = 2;

    public static final Money ZERO = new Money(0);

    /**
     * Turns major units into minor ones.
     *
     * @throws ArithmeticException if the amount is finer than the minor unit or does not fit a long
     */
    public static Money ofMajor(BigDecimal amount) {
        return new Money(amount.movePointRight(SCALE).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, other.minor));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, other.minor));
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minor, (long) quantity));
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** Major units with two decimals: {@code 457.90}. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, SCALE);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major().toPlainString();
    }
}
