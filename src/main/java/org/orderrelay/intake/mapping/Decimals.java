package org.orderrelay.intake.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Decimal numbers as ERPs write them: decimal comma, groups of thousands, a minus at either end, minor units. */
record Decimals(NumberStyle style, boolean minorUnits, boolean dropSign, boolean round) implements Conversion {
    private static final int MOST_DIGITS = 64;
    private static final int DECIMALS = 2;
    private static final int GROUP = 3;

    @Override
    public Found convert(Object scalar) {
        BigDecimal number = number(scalar);
        if (number == null) {
            return new Found.Unfit("money", Scalars.quoted(scalar) + " is no decimal number" + form());
        }
        if (minorUnits) {
            if (number.stripTrailingZeros().scale() > 0) {
                return new Found.Unfit("money", Scalars.quoted(scalar) + " is no whole number of minor units");
            }
            number = number.movePointLeft(DECIMALS);
        }
        if (round && number.scale() > DECIMALS) {
            number = number.setScale(DECIMALS, RoundingMode.HALF_UP);
        }
        return new Found.Text((dropSign ? number.abs() : number).toPlainString(), true);
    }

    /** A whole number for quantities: {@code 2,000} with a decimal comma is two. */
    Found whole(Object scalar) {
        BigDecimal number = number(scalar);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return new Found.Unfit("type", Scalars.quoted(scalar) + " is no whole number" + form());
        }
        return new Found.Text(number.setScale(0, RoundingMode.UNNECESSARY).toPlainString(), true);
    }

    private String form() {
        return style.equals(NumberStyle.PLAIN) ? "" : " with '" + style.decimal() + "' before its decimals";
    }

    private @Nullable BigDecimal number(Object scalar) {
        if (scalar instanceof BigDecimal number) {
            // 1E+999999999 is a short number and a gigabyte of digits
            boolean sane = Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS;
            return sane ? number : null;
        }
        if (scalar instanceof Integer || scalar instanceof Long) {
            return BigDecimal.valueOf(((Number) scalar).longValue());
        }
        if (scalar instanceof BigInteger number) {
            return number.bitLength() <= MOST_DIGITS ? new BigDecimal(number) : null;
        }
        return scalar instanceof String text && text.length() <= MOST_DIGITS ? parse(text) : null;
    }

    private @Nullable BigDecimal parse(String text) {
        boolean before = text.startsWith("-");
        boolean behind = text.endsWith("-");
        if (before && behind) {
            return null;
        }
        String digits =
                text.substring(before ? 1 : 0, text.length() - (behind ? 1 : 0)).strip();
        int comma = digits.indexOf(style.decimal());
        String whole = ungrouped(comma < 0 ? digits : digits.substring(0, comma));
        String fraction = comma < 0 ? "0" : digits.substring(comma + 1);
        if (whole == null || !isDigits(whole) || !isDigits(fraction)) {
            return null;
        }
        BigDecimal number = new BigDecimal(comma < 0 ? whole : whole + '.' + fraction);
        return before || behind ? number.negate() : number;
    }

    /** Without the signs between groups; null if the groups are none: {@code 12.5} is not 125 written with a dot. */
    private @Nullable String ungrouped(String whole) {
        if (style.thousands() == null) {
            return whole;
        }
        String[] groups = style.thousands() == ' ' ? whole.split("[ \u00A0\u202F]", -1) : split(whole);
        for (int i = 0; i < groups.length; i++) {
            int length = groups[i].length();
            boolean fits = i == groups.length - 1 ? length == GROUP : length == GROUP || length == GROUP - 1;
            boolean first = i == 0 && length >= 1 && length <= GROUP;
            if (groups.length > 1 && !(i == 0 ? first : fits)) {
                return null;
            }
        }
        return String.join("", groups);
    }

    private String[] split(String whole) {
        return whole.split(java.util.regex.Pattern.quote(String.valueOf(style.thousands())), -1);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
