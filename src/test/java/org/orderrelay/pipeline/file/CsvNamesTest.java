package org.orderrelay.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing is the server's word: a name that could lead elsewhere is not touched. */
class CsvNamesTest {
    private final CsvNames<Object> names = new CsvNames<>();

    private static GenericFile<Object> file(String name) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFileName(name);
        return file;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.csv",
                "a/../../x.csv",
                "/etc/x.csv",
                "..\\x.csv",
                "c:\\x.csv",
                ".hidden.csv",
                "x\0.csv",
                "x\u202E.csv",
                "x y.csv",
                "x.csv.part",
                "x.CSV/",
                "%2e%2e%2fx.csv"
            })
    void namesThatCouldLeadElsewhereAreIgnored(String name) {
        assertThat(names.accept(file(name))).isFalse();
    }

    @Test
    void aNameOfFourKilobytesIsIgnored() {
        assertThat(names.accept(file("x".repeat(4096) + ".csv"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.csv", "Orders_2026-11-21.CSV"})
    void plainNamesAreTaken(String name) {
        assertThat(names.accept(file(name))).isTrue();
    }

    @Test
    void aFolderIsNoFileWhateverItsName() {
        GenericFile<Object> folder = file("orders.csv");
        folder.setDirectory(true);

        assertThat(names.accept(folder)).isFalse();
    }
}
