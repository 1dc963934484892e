package org.orderrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;

class CsvOrdersTest {
    private static final String HEADER = "reference_id,status,customer.phone,description\n";

    /** One file of the corpus; an order reads {@code rows: reference status}, or {@code rows: path rule …} if invalid. */
    record Corpus(String id, String file, List<String> orders, String unreadable) {}

    @TestFactory
    Stream<DynamicTest> readsGoodRowsAndNamesBadOnes() throws Exception {
        List<Corpus> corpus =
                new YAMLMapper().readValue(TeaShop.resource("/intake/csv-files.yaml"), new TypeReference<>() {});
        return corpus.stream()
                .map(each -> dynamicTest(each.id(), () -> {
                    if (each.unreadable() != null) {
                        assertThat(opened(each.file()))
                                .isInstanceOfSatisfying(
                                        CsvOrders.Unreadable.class,
                                        refused -> assertThat(
                                                        refused.violation().message())
                                                .isEqualTo(each.unreadable()));
                    } else {
                        assertThat(told(each.file())).containsExactlyElementsOf(each.orders());
                    }
                }));
    }

    private static CsvOrders.Opening opened(String file) {
        try {
            return CsvOrders.open(new StringReader(file), CsvForm.CANONICAL);
        } catch (IOException notFromAString) {
            throw new UncheckedIOException(notFromAString);
        }
    }

    private static CsvOrders orders(String file) {
        return ((CsvOrders.Opened) opened(file)).orders();
    }

    private static List<String> told(String file) {
        List<String> told = new ArrayList<>();
        orders(file).forEachRemaining(order -> told.add(tell(order)));
        return told;
    }

    private static String tell(CsvOrder order) {
        String rows = order.firstRow() == order.lastRow()
                ? order.firstRow() + ": "
                : order.firstRow() + "-" + order.lastRow() + ": ";
        Reading reading = order.read(TeaShop.ORDERS);
        if (reading instanceof Reading.Valid valid) {
            return rows
                    + valid.order().referenceId()
                    + ' '
                    + valid.order().status().wire();
        }
        StringBuilder told = new StringBuilder(rows);
        for (Violation violation : ((Reading.Invalid) reading).violations()) {
            told.append((violation.path() + ' ' + violation.rule() + ' ').stripLeading());
        }
        return told.toString().strip();
    }

    @Test
    void aFileSaysTheSameAsTheJsonOfTheExample() {
        CsvOrders orders = orders(TeaShop.resource("/intake/tea-shop.csv"));
        CsvOrder order = orders.next();

        assertThat(order.read(TeaShop.ORDERS)).isEqualTo(TeaShop.valid(TeaShop.tree()));
        assertThat(orders.hasNext()).isFalse();
    }

    @Test
    void anItemsViolationNamesItsColumnAndRow() {
        CsvOrder order = orders("""
                        reference_id,status,customer.phone,item.name,item.quantity,item.amount
                        A-1,shipped,+919876543210,Tea,1,2.00

                        A-1,shipped,,Milk,none,1.00
                        """).next();

        Reading.Invalid invalid = (Reading.Invalid) order.read(TeaShop.ORDERS);

        assertThat(invalid.violations())
                .containsExactly(new Violation("item.quantity", "type", "row 2: must be a whole number")
                        .at(new Cell(2, 4, "letters(4)")));
        assertThat(invalid.referenceId()).isEqualTo("A-1");
    }

    /** As an editor counts them: whatever the line ends, blank lines, lines in quotes, and what comes before the header. */
    @Test
    void everyRowKnowsItsLine() {
        String file = String.join(
                "",
                "sep=,\r\n\r\n",
                "reference_id,status,\"customer.phone\",description\r\n",
                "A-1,shipped,+919876543210,\"two\r\nlines\"\r\n\r\n",
                "A-2,shipped\n",
                "A-3,shipped,12,\r",
                "A-4,shipped,,\"x\n",
                "A-5,shipped,13,");
        List<Integer> lines = new ArrayList<>();
        orders(file).forEachRemaining(order -> lines.add(order.firstLine()));

        assertThat(lines).containsExactly(4, 7, 8, 9, 10);
    }

    @Test
    void aRowTooLongOverSeveralLinesDoesNotShiftTheLinesBehindIt() {
        String cell = "\"" + "x".repeat(30_000) + "\n\",";
        String file = HEADER + "A-1,shipped," + cell.repeat(40) + "\nA-2,shipped,+919876543210,\n";
        List<CsvOrder> orders = new ArrayList<>();
        orders(file).forEachRemaining(orders::add);

        assertThat(tell(orders.get(0))).isEqualTo("1: length");
        assertThat(tell(orders.get(orders.size() - 1))).endsWith("A-2 shipped");
        assertThat(orders.get(orders.size() - 1).firstLine()).isEqualTo(43);
    }

    @Test
    void aViolationNamesTheClassOfItsValueAndNeverAPhoneNumber() {
        CsvOrder order = orders(
                        "reference_id,status,customer.phone,quick_pay,recipients\nA-1,shipped,+91 98765-4321,maybe,\n")
                .next();

        assertThat(((Reading.Invalid) order.read(TeaShop.ORDERS)).violations())
                .extracting(Violation::path, violation -> violation.cell().value())
                .containsExactly(tuple("customer.phone", "phone(14)"), tuple("quick_pay", "letters(5)"));
        assertThat(order.read(TeaShop.ORDERS).toString()).doesNotContain("98765");
    }

    @Test
    void resumesBehindTheRowsTakenInBefore() {
        String file = HEADER + "A-1,shipped,+919876543210,\nA-2,shipped,+919876543210,\nA-3,shipped,+919876543210,\n";
        CsvOrders orders = orders(file);

        assertThat(orders.skipRows(2)).isEqualTo(2);

        assertThat(tell(orders.next())).isEqualTo("3: A-3 shipped");
        assertThat(orders.skipRows(5)).isZero();
    }

    @Test
    void bytesThatAreNotUtf8CostTheirRowOnly() throws Exception {
        byte[] file = (HEADER + "A-1,shipped,+919876543210,caf#\nA-2,shipped,+919876543210,t\u00E9\n")
                .getBytes(StandardCharsets.UTF_8);
        file[new String(file, StandardCharsets.ISO_8859_1).indexOf('#')] = (byte) 0xE9;
        CsvOrders orders = ((CsvOrders.Opened) CsvOrders.open(new ByteArrayInputStream(file))).orders();

        assertThat(tell(orders.next())).isEqualTo("1: description characters");
        assertThat(tell(orders.next())).isEqualTo("2: A-2 shipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"})
    void theEncodingIsFoundOut(String charset) throws Exception {
        byte[] file = (HEADER + "A-1,shipped,+919876543210,caf\u00E9 \u20AC 5\n").getBytes(Charset.forName(charset));

        Reading reading = ((CsvOrders.Opened) CsvOrders.open(new ByteArrayInputStream(file)))
                .orders()
                .next()
                .read(TeaShop.ORDERS);

        assertThat(((Reading.Valid) reading).order().description()).isEqualTo("caf\u00E9 \u20AC 5");
    }

    @Test
    void anEncodingThatIsNamedIsNotDoubted() throws Exception {
        byte[] file = (HEADER + "A-1,shipped,+919876543210,\u03B1\n").getBytes(Charset.forName("ISO-8859-7"));
        CsvDialect greek = new CsvDialect(null, Charset.forName("ISO-8859-7"));
        CsvForm form = new CsvForm() {
            @Override
            public CsvDialect dialect() {
                return greek;
            }

            @Override
            public Match match(List<String> names) {
                return CsvForm.CANONICAL.match(names);
            }
        };

        Reading reading = ((CsvOrders.Opened) CsvOrders.open(new ByteArrayInputStream(file), form))
                .orders()
                .next()
                .read(TeaShop.ORDERS);

        assertThat(((Reading.Valid) reading).order().description()).isEqualTo("\u03B1");
    }

    @Test
    void anOrderHasAThousandRowsAndNoMore() {
        String row = "A-1,shipped,+919876543210,Tea,1,2.00\n";
        String header = "reference_id,status,customer.phone,item.name,item.quantity,item.amount\n";

        assertThat(told(header + row.repeat(1000))).containsExactly("1-1000: A-1 shipped");
        assertThat(told(header + row.repeat(1003) + "A-2" + row.substring(3)))
                .containsExactly("1-1003: count", "1004: A-2 shipped");
    }

    @Test
    void anOrderOfHugeRowsIsCountedAndNotKept() {
        String row = "A-1,shipped,+919876543210," + "x".repeat(30_000) + "\n";

        CsvOrder order = orders(HEADER + row.repeat(900)).next();

        assertThat(tell(order)).isEqualTo("1-900: count");
    }

    @Test
    void oversizedRowsAndCellsCostThemselvesOnly() {
        String good = "A-2,shipped,+919876543210,tea\n";

        for (String bad : List.of(
                "A-1,shipped,+919876543210," + "x".repeat(32 * 1024 + 1) + "\n",
                "A-1,shipped,+919876543210,\"" + "x".repeat(32 * 1024 + 1) + "\"\n",
                "A-1," + "x".repeat(5 * 1024 * 1024) + "\n",
                "A-1,\"" + "x".repeat(5 * 1024 * 1024) + "\n",
                ",".repeat(1_500_000) + "\n")) {
            assertThat(told(HEADER + good.replace("A-2", "A-0") + bad + good))
                    .hasSize(3)
                    .endsWith("3: A-2 shipped")
                    .element(1)
                    .isEqualTo("2: length");
        }
    }

    @Test
    void aGoodRowIsDeliveredAfterAnyJunk() {
        String[] pieces = {"\"", "\"\"", ",", "\n", "\r\n", "\r", ";", " ", "\t", "x", "A-1", "shipped", "\u0000", "é"};
        Random random = new Random(2);
        for (int file = 0; file < 3000; file++) {
            StringBuilder junk = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                junk.append(pieces[random.nextInt(pieces.length)]);
            }

            List<String> told = told(HEADER + junk + "\nGOOD-1,shipped,+919876543210,tea");

            assertThat(told.get(told.size() - 1)).as(junk.toString()).endsWith(": GOOD-1 shipped");
        }
    }

    @Test
    void everyRowBelongsToOneOrder() {
        CsvOrders orders = orders(
                TeaShop.resource("/intake/tea-shop.csv") + "A-1,shipped\nA-2\nA-2\n\"A-3\nA-4,shipped\n\"\"\"x\"y\n");
        int last = 0;
        while (orders.hasNext()) {
            CsvOrder order = orders.next();
            assertThat(order.firstRow()).isEqualTo(last + 1);
            last = order.lastRow();
        }
        assertThat(last).isEqualTo(7);
    }

    @Test
    void listsAndPairsComeFromOneCell() {
        String file = """
                reference_id,status,recipients,payment.callback_data,payment.notes.counter,quick_pay
                A-1,shipped,+919876543210 | +919876500000,a|b,4,TRUE
                """;

        Order order = ((Reading.Valid) orders(file).next().read(TeaShop.ORDERS)).order();

        assertThat(order.recipients()).hasSize(2);
        assertThat(order.payment().callbackData()).containsExactly("a", "b");
        assertThat(order.payment().notes()).isEqualTo(Map.of("counter", "4"));
        assertThat(order.quickPay()).isTrue();
    }
}
