package org.orderrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"orders.csv", "ORDERS.CSV", "a_b-c.2026.csv", "-.csv", "1.Csv"})
    void takesPlainCsvNames(String name) {
        assertThat(FileNames.accepts(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".csv",
                ".hidden.csv",
                "..",
                "../x.csv",
                "a/../../x.csv",
                "/etc/x.csv",
                "a\\x.csv",
                "x.csv\u0000",
                "x\u0000.csv",
                "\u202Evsc.x.csv",
                "x y.csv",
                "x.csv.part",
                "x.txt",
                "csv",
                "é.csv",
                "x.csv\n"
            })
    void leavesEverythingElseAlone(String name) {
        assertThat(FileNames.accepts(name)).isFalse();
    }

    @Test
    void takesNamesUpTo128Characters() {
        assertThat(FileNames.accepts("a".repeat(124) + ".csv")).isTrue();
        assertThat(FileNames.accepts("a".repeat(125) + ".csv")).isFalse();
        assertThat(FileNames.accepts("a".repeat(4096) + ".csv")).isFalse();
    }

    @Test
    void aNameThatExistsGetsTheMoment() {
        assertThat(FileNames.withTimestamp("orders.csv", TeaShop.CLOCK)).isEqualTo("orders.csv.20261121T100000000");
    }
}
