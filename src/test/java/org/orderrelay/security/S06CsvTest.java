package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S6: a file's cells, columns and rows are bounded, and what goes back to a spreadsheet is no formula. */
@ExtendWith(Grounds.Shared.class)
class S06CsvTest {
    private static final String HEADER = "reference_id,status,customer.phone,description\n";
    private final Grounds grounds;

    S06CsvTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @Test
    void aResultHoldsNoFormula() throws Exception {
        List<String> formulas = List.of(
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(1)",
                "+SUM(1)",
                "-2+3",
                "@SUM(1)",
                "\"=1\"\"2\"",
                "=1;=2",
                "\u0000=1");
        StringBuilder file = new StringBuilder(HEADER);
        formulas.forEach(formula -> file.append(formula).append(",=1,+919876500041,x\n"));
        file.append("\"\t=1\",shipped,+919876500041,x\n");
        grounds.drop("s06.csv", file.toString());

        List<String> result = grounds.result("s06.csv");

        assertThat(result).hasSize(formulas.size() + 2);
        for (String line : result.subList(1, result.size())) {
            for (String cell : line.split(",", -1)) {
                assertThat(cell).doesNotContainPattern("^\"?[=+\\-@\t\0]");
            }
        }
        assertThat(result).anyMatch(line -> line.contains("'=HYPERLINK(1)"));
    }

    @Test
    void aHugeCellAndAHugeRowCostThemselvesAndTooManyColumnsTheFile() throws Exception {
        String good = "S06-GOOD,shipped,+919876500041,x\n";
        grounds.drop(
                "s06-rows.csv",
                HEADER + "S06-1,shipped,+919876500041," + "x".repeat(33_000) + "\n" + "y".repeat(1_100_000) + "\n"
                        + good);
        grounds.drop("s06-columns.csv", "a,".repeat(201) + "\n" + good);

        await().until(() -> grounds.in("done").contains("s06-rows.csv"));
        await().until(() -> grounds.in("rejected").contains("s06-columns.csv.reason.txt"));
        await().until(() -> grounds.get("/v1/orders/S06-GOOD").has("deliveries"));
        assertThat(Files.readString(grounds.files.resolve("rejected/s06-columns.csv.reason.txt")))
                .contains("more than 200 columns");
    }
}
