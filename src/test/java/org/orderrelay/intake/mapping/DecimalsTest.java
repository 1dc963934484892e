package org.orderrelay.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final NumberStyle EUROPEAN = new NumberStyle(',', '.');
    private static final NumberStyle ENGLISH = new NumberStyle('.', ',');
    private static final NumberStyle FRENCH = new NumberStyle(',', ' ');

    private static String money(NumberStyle style, Object value) {
        Found found = new Decimals(style, false, false, false).convert(value);
        return found instanceof Found.Text text ? text.text() : "unfit";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,5|12.5",
                "1.249,50|1249.50",
                "1.234.567,00|1234567.00",
                "1249,50|1249.50",
                "0,00|0.00",
                "19,90-|-19.90",
                "-19,90|-19.90",
                "12.5|unfit",
                "1.24|unfit",
                "1.2345,00|unfit",
                ".123,00|unfit",
                "1..234|unfit",
                "12,5,0|unfit",
                "12,|unfit",
                ",5|unfit",
                "12,5x|unfit",
                "--1|unfit",
                "-1-|unfit",
                "1e5|unfit",
                "٣|unfit"
            })
    void aDecimalCommaIsNeverGuessed(String text, String number) {
        assertThat(money(EUROPEAN, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,23,456.50|123456.50", "1,234.5|1234.5", "12,34|unfit", "1,2,345|unfit", "123456|123456"})
    void indianAndWesternGroupsAreBothRead(String text, String number) {
        assertThat(money(ENGLISH, text)).isEqualTo(number);
    }

    @Test
    void blanksBetweenGroupsAreOfAnyKind() {
        assertThat(money(FRENCH, "1 249,50")).isEqualTo("1249.50");
        assertThat(money(FRENCH, "1\u00A0249,50")).isEqualTo("1249.50");
        assertThat(money(FRENCH, "1\u202F249,50")).isEqualTo("1249.50");
    }

    @Test
    void aJsonNumberNeedsNoSigns() {
        assertThat(money(EUROPEAN, new BigDecimal("249.5"))).isEqualTo("249.5");
        assertThat(money(EUROPEAN, 7)).isEqualTo("7");
        assertThat(money(EUROPEAN, new BigDecimal("1E+999999999"))).isEqualTo("unfit");
        assertThat(money(EUROPEAN, true)).isEqualTo("unfit");
    }

    @ParameterizedTest
    @CsvSource({"24950, 249.50", "5, 0.05", "0, 0.00", "24950.0, 249.500", "249.5, unfit"})
    void minorUnitsAreWhole(String text, String number) {
        Found found = new Decimals(NumberStyle.PLAIN, true, false, false).convert(text);

        assertThat(found instanceof Found.Text value ? value.text() : "unfit").isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"19.900000000000002, 19.90", "0.125, 0.13", "-5.5, 5.5", "7, 7"})
    void aFloatIsRoundedAndASignDroppedOnlyWhereTheMappingSaysSo(BigDecimal number, String text) {
        assertThat(new Decimals(NumberStyle.PLAIN, false, true, true).convert(number))
                .isEqualTo(new Found.Text(text, true));
        assertThat(new Decimals(NumberStyle.PLAIN, false, false, false).convert(number))
                .isEqualTo(new Found.Text(number.toPlainString(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,000", "2", "2,0"})
    void aQuantityWithDecimalsOfZeroIsWhole(String text) {
        assertThat(new Decimals(EUROPEAN, false, false, false).whole(text)).isEqualTo(new Found.Text("2", true));
    }

    @Test
    void halfAPieceIsNoQuantity() {
        assertThat(new Decimals(EUROPEAN, false, false, false).whole("2,5"))
                .isEqualTo(new Found.Unfit("type", "'2,5' is no whole number with ',' before its decimals"));
    }
}
