package org.orderrelay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.CsvOrders;
import org.orderrelay.intake.Reading;
import org.orderrelay.order.Violation;

/** Broken CSV files: every row ends in exactly one order or violation, and a good row is never lost to a bad one. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CsvCorpusTest {
    private static final String HEADER = "reference_id,status,customer.phone,description\n";
    private static final Map<String, String> WORDS = Map.of(
            "H",
            HEADER,
            "G1",
            good(1),
            "G2",
            good(2),
            "G3",
            good(3),
            "I",
            "reference_id,status,customer.phone,currency,item.name,item.quantity,item.amount,subtotal,total_amount\n",
            "P",
            "GOOD-1,pending,+919876543210,INR,Tea,2,1.50,3.00,3.00\n");
    private static final List<Seeds.Seed> SEEDS = Seeds.of("csv.yaml", WORDS);
    private static final CanonicalOrders ORDERS =
            new CanonicalOrders(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC), List.of("*"));
    private static final Pattern GOOD = Pattern.compile("GOOD-[0-9]");
    private static final List<String> MEANING = List.of(
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\n\"",
            "\",\"",
            "\0",
            "\u0001",
            "\u0002",
            "\uFEFF",
            "\u0085",
            "\u2028",
            HEADER,
            good(1),
            "pending",
            "=",
            "|",
            "sep=;\n",
            "item.name",
            "+919876543210",
            " ");

    private static String good(int number) {
        return "GOOD-" + number + ",shipped,+919876543210,tea\n";
    }

    @Test
    void thereAreThreeHundredSeeds() {
        assertThat(SEEDS).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void everySeedKeepsTheLaw() {
        Dose.everySeed(SEEDS, (file, seed) -> {
            List<CsvOrder> orders = orders(file, seed.group().opens());
            if (seed.group().good() == null
                    && !Boolean.FALSE.equals(seed.group().opens())) {
                assertThat(references(orders)).containsAll(goodOnes(seed.text()));
            }
        });
    }

    @Test
    void tenThousandChangedFilesKeepTheLaw() {
        mutations(10_000, 1);
    }

    @Test
    @Tag("nightly")
    void aHundredThousandChangedFilesKeepTheLaw() {
        mutations(100_000, 2);
    }

    private static void mutations(int count, long random) {
        Dose.mutations(count, SEEDS, new Mutator(random, MEANING), (file, seed) -> {
            List<CsvOrder> orders = orders(file, null);
            // a good row at the end, on a line of its own, is an order whatever stands before it
            if (seed.group().charset() == null && !orders.isEmpty() && isUtf8(file)) {
                byte[] more = concat(file, ("\n" + good(9)).getBytes(StandardCharsets.UTF_8));
                assertThat(last(orders(more, null))).isEqualTo(last(orders) + 1);
                isCounted(new String(file, StandardCharsets.UTF_8), last(orders));
            }
        });
    }

    /** The orders of a file: rows without a gap or an overlap, each an order or reasons with a place. */
    private static List<CsvOrder> orders(byte[] file, Boolean opens) throws IOException {
        CsvOrders.Opening opening = CsvOrders.open(new ByteArrayInputStream(file));
        if (opening instanceof CsvOrders.Unreadable unreadable) {
            assertThat(opens).isNotEqualTo(true);
            isTold(unreadable.violation());
            return List.of();
        }
        assertThat(opens).isNotEqualTo(false);
        List<CsvOrder> orders = new ArrayList<>();
        try (CsvOrders rows = ((CsvOrders.Opened) opening).orders()) {
            rows.forEachRemaining(orders::add);
        }
        int expected = 1;
        for (CsvOrder order : orders) {
            assertThat(order.firstRow()).isEqualTo(expected);
            assertThat(order.lastRow()).isGreaterThanOrEqualTo(order.firstRow());
            expected = order.lastRow() + 1;
            if (order.read(ORDERS) instanceof Reading.Invalid invalid) {
                assertThat(invalid.violations()).isNotEmpty().allSatisfy(CsvCorpusTest::isTold);
            }
        }
        return orders;
    }

    /** Counted in another way, where that is simple: without quotes a row is a line with something in it. */
    private static void isCounted(String text, int rows) {
        if (text.indexOf('"') >= 0) {
            return;
        }
        List<String> lines =
                text.lines().filter(line -> !line.matches("[ \t]*")).toList();
        List<String> below =
                lines.subList(lines.get(0).toLowerCase(Locale.ROOT).startsWith("sep=") ? 2 : 1, lines.size());
        assertThat((long) rows)
                .isLessThanOrEqualTo(below.size())
                .isGreaterThanOrEqualTo(below.stream()
                        .filter(line -> line.chars().anyMatch(Character::isLetterOrDigit))
                        .count());
    }

    private static void isTold(Violation violation) {
        assertThat(violation.rule()).isNotBlank();
        assertThat(violation.message()).isNotBlank().hasSizeLessThan(30_000);
        assertThat(violation.message().chars()).noneMatch(Character::isISOControl);
    }

    private static List<String> references(List<CsvOrder> orders) {
        return orders.stream()
                .map(order -> order.read(ORDERS))
                .filter(Reading.Valid.class::isInstance)
                .map(reading -> ((Reading.Valid) reading).order().referenceId())
                .toList();
    }

    private static List<String> goodOnes(String text) {
        return GOOD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int last(List<CsvOrder> orders) {
        return orders.isEmpty() ? 0 : orders.get(orders.size() - 1).lastRow();
    }

    private static boolean isUtf8(byte[] file) {
        return Arrays.equals(file, new String(file, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
