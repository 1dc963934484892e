package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.intake.CsvOrder;
import org.orderrelay.intake.CsvOrders;
import org.orderrelay.intake.JsonDocuments;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.mapping.MappedOrder;
import org.orderrelay.intake.mapping.SourceForm;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Order;
import org.orderrelay.order.Violation;

/** What a mapping makes of documents, good ones and bad ones, and how it tells what is wrong. */
class MappingTest {
    private static final String ERP = """
            format: json
            phone-region: IN
            decimal: ","
            thousands: "."
            fields:
              reference_id: $.NO
              status: {from: $.ST, words: {A: pending, V: shipped}}
              customer.phone: [$.MOBILE, $.TEL]
              customer.name: {template: "{$.N1} {$.N2}"}
              currency: {value: INR}
              occurred_at: {from: $.D, date: yyyyMMdd, zone: UTC}
              tax: {from: $.TAX, default: "0.00"}
              subtotal: $.NET
              total_amount: $.SUM
              recipients: $.ALSO
            items:
              from: $.ITEMS[*]
              fields: {name: {from: $.TEXT, cut: 10}, quantity: $.QTY, amount: $.NETPR}
            """;

    private static final String ROWS = """
            format: csv
            phone-region: IN
            fields:
              reference_id: Order No
              status: {from: Status, words: {new: pending, sent: shipped}}
              customer.phone: Mobile
              description: {from: Remark, optional: true}
            items:
              fields: {name: Article, quantity: Qty, amount: Price}
            """;

    @TempDir
    private Path folder;

    private SourceForm form(String yaml) throws IOException {
        Files.writeString(folder.resolve("erp.yaml"), yaml);
        MappingFiles files = new MappingFiles(folder, Settings.load(folder, folder, Map.of()), Clock.systemUTC());
        return files.form(files.read("erp"));
    }

    private Reading read(String yaml, String json) throws IOException {
        SourceForm form = form(yaml);
        Object tree = ((JsonDocuments.Parsed) new JsonDocuments().read(json)).tree();
        return ((MappedOrder) form.candidate(tree)).read(form.orders());
    }

    private static List<Violation> violations(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Invalid.class);
        return ((Reading.Invalid) reading).violations();
    }

    private static Order order(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).order();
    }

    private CsvOrders.Opening open(String yaml, byte[] csv) throws IOException {
        return CsvOrders.open(new ByteArrayInputStream(csv), form(yaml).csv());
    }

    private List<Reading> rows(String yaml, String csv) throws IOException {
        SourceForm form = form(yaml);
        List<Reading> readings = new ArrayList<>();
        CsvOrders.Opening opening = open(yaml, csv.getBytes(StandardCharsets.UTF_8));
        ((CsvOrders.Opened) opening).orders().forEachRemaining(order -> readings.add(order.read(form.orders())));
        return readings;
    }

    private String refusal(String yaml, String csv) throws IOException {
        return ((CsvOrders.Unreadable) open(yaml, csv.getBytes(StandardCharsets.UTF_8)))
                .violation()
                .message();
    }

    @Test
    void whatCannotBeReadNamesTheLineOfTheMappingAndThePathInTheDocument() throws IOException {
        Reading reading = read(ERP, """
                        {"NO": "B-1", "ST": "A", "TEL": "098765 43210", "D": "20261131", "NET": "249,50", "TAX": "1x",
                         "SUM": "249,50", "ITEMS": [{"TEXT": "Tea", "QTY": "1", "NETPR": "249,50"},
                                                    {"TEXT": "Tea", "QTY": "1,5", "NETPR": "12,5x"}]}""");

        assertThat(violations(reading))
                .containsExactlyInAnyOrder(
                        new Violation(
                                "/occurred_at",
                                "time",
                                "mappings/erp.yaml line 11: occurred_at ← $.D: '20261131' is no date of the form yyyyMMdd"),
                        new Violation(
                                "/tax",
                                "money",
                                "mappings/erp.yaml line 12: tax ← $.TAX: '1x' is no decimal number with ',' before its decimals"),
                        new Violation(
                                "/items/1/quantity",
                                "type",
                                "mappings/erp.yaml line 18: items.quantity ← $.ITEMS[1].QTY: '1,5' is no whole number with ',' before its decimals"),
                        new Violation(
                                "/items/1/amount",
                                "money",
                                "mappings/erp.yaml line 18: items.amount ← $.ITEMS[1].NETPR: '12,5x' is no decimal number with ',' before its decimals"));
        assertThat(((Reading.Invalid) reading).referenceId()).isEqualTo("B-1");
    }

    @Test
    void aCanonicalRuleTellsWhereItsValueCameFrom() throws IOException {
        assertThat(violations(read(ERP, """
                        {"NO": "B 1", "ST": "A", "TEL": "12", "NET": "10,00", "SUM": "11,00",
                         "ITEMS": [{"QTY": 1, "NETPR": "10,00"}]}""")))
                .extracting(Violation::path, Violation::message)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "/items/0/name", "is missing (mappings/erp.yaml line 18: items.name ← $.ITEMS[0].TEXT)"))
                .extracting(tuple -> tuple.toList().get(1).toString())
                .anyMatch(told -> told.endsWith("(mappings/erp.yaml line 6: reference_id ← $.NO)"))
                .anyMatch(told -> told.endsWith("(mappings/erp.yaml line 8: customer.phone ← $.TEL)"))
                .anyMatch(told -> told.startsWith("is 11.00, subtotal + tax"));
    }

    @Test
    void anUnknownWordIsNeverGuessed() throws IOException {
        assertThat(violations(read(ERP, "{\"NO\": \"B-1\", \"ST\": \"shipped\", \"TEL\": \"098765 43210\"}")))
                .containsExactly(new Violation(
                        "/status",
                        "status",
                        "mappings/erp.yaml line 7: status ← $.ST: 'shipped' is none of the words it knows: A, V"));
    }

    @Test
    void aFieldThatIsNotMappedIsMissingInTheMapping() throws IOException {
        assertThat(violations(read(
                        "format: json\nfields: {reference_id: $.NO, status: {value: pending}, customer.phone: $.TEL}\n",
                        "{\"NO\": \"B-1\", \"TEL\": \"+919876543210\"}")))
                .extracting(Violation::message)
                .containsOnly("is missing (mappings/erp.yaml does not map it)");
    }

    @Test
    void aPhoneNumberInTheWrongFieldIsNotTold() throws IOException {
        for (String phone : List.of("+919876543210", "098765 43210", "9876543210")) {
            assertThat(violations(read(
                            ERP,
                            "{\"NO\": \"B-1\", \"ST\": \"%s\", \"TAX\": \"%s\", \"TEL\": \"+919876543210\"}"
                                    .formatted(phone, phone))))
                    .extracting(Violation::message)
                    .noneMatch(told -> told.contains("76543"));
        }
    }

    @Test
    void theFirstPlaceWithAValueCountsAndFieldsNobodyMapsAreIgnored() throws IOException {
        Order order = order(read(ERP, """
                        {"NO": 4500012345, "ST": "v", "MOBILE": " ", "TEL": "098765 43210", "N1": "Asha", "N2": null,
                         "ALSO": ["+919876500000", "098765 00001"], "ZZ_INTERNAL": {"deep": [1, 2]}, "ITEMS": []}"""));

        assertThat(order.referenceId()).isEqualTo("4500012345");
        assertThat(order.customer().phone().e164()).isEqualTo("+919876543210");
        assertThat(order.customer().name()).isEqualTo("Asha");
        assertThat(order.recipients()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"+919876543210\", \"+919876543211\"]|ambiguous|finds 2 values where one is wanted",
                "{\"n\": 1}|type|is an object and not a plain value"
            })
    void oneValueIsWantedAndNotSeveral(String phone, String rule, String why) throws IOException {
        assertThat(violations(read(ERP, "{\"NO\": \"B-1\", \"ST\": \"V\", \"TEL\": " + phone + "}")))
                .anySatisfy(violation -> {
                    assertThat(violation.rule()).isEqualTo(rule);
                    assertThat(violation.message()).endsWith("$.TEL: " + why);
                })
                .hasSize(1);
    }

    @Test
    void anItemThatIsNoObjectKeepsThePlacesOfTheOthers() throws IOException {
        assertThat(violations(read(ERP, """
                        {"NO": "B-1", "ST": "V", "TEL": "098765 43210", "ITEMS": [7, {"TEXT": "Tea", "QTY": 0, "NETPR": 1}]}""")))
                .extracting(Violation::path, Violation::rule)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/items/0", "type"),
                        org.assertj.core.groups.Tuple.tuple("/items/1/quantity", "range"));
    }

    @Test
    void rowsOfOneOrderAreGroupedByTheirMappedStatus() throws IOException {
        List<Reading> readings = rows(ROWS, """
                        Order No,Status,Mobile,Article,Qty,Price,Spare,Spare
                        A-1,sent,098765 43210,Tea,1,2.00,x,y
                        A-1,SENT,,Milk,1,1.00,,
                        A-2,sent,098765 43210,,,,,
                        """);

        assertThat(order(readings.get(0)).items()).hasSize(2);
        assertThat(order(readings.get(1)).items()).isEmpty();
        assertThat(readings).hasSize(2);
    }

    @Test
    void aRowsFaultNamesItsRowAndColumn() throws IOException {
        List<Reading> readings = rows(ROWS, """
                        Order No,Status,Mobile,Article,Qty,Price
                        A-1,sent,098765 43210,Tea,1,2.00
                        A-1,sent,098765 43211,Milk,one,1.00
                        A-2,sent,098765 43210,Tea,1
                        A-3,sent,098765 43210,Tea,1,2.00
                        """);

        assertThat(violations(readings.get(0)))
                .extracting(Violation::path, Violation::message)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "customer.phone",
                                "row 2: must be the same in all rows of the order, or blank after the first"
                                        + " (mappings/erp.yaml line 6: customer.phone ← column 'Mobile')"),
                        org.assertj.core.groups.Tuple.tuple(
                                "item.quantity",
                                "row 2: mappings/erp.yaml line 9: items.quantity ← column 'Qty': 'one' is no whole number"));
        assertThat(violations(readings.get(1))).extracting(Violation::rule).containsExactly("columns");
        assertThat(((Reading.Invalid) readings.get(1)).referenceId()).isEqualTo("A-2");
        assertThat(order(readings.get(2)).referenceId()).isEqualTo("A-3");
    }

    @Test
    void aColumnThatIsMissingOrStandsTwiceRefusesTheFile() throws IOException {
        assertThat(refusal(ROWS, "Order No,State,Mobile,Mobile,Article,Qty,Price\n"))
                .isEqualTo("the column 'Status' is missing (mappings/erp.yaml line 5: status);"
                        + " the column 'Mobile' stands twice (mappings/erp.yaml line 6: customer.phone)");
    }

    @Test
    void namesOfColumnsMayHoldLineEndsQuotesAndBlanksOfAnyKind() throws IOException {
        List<Reading> readings = rows(
                ROWS,
                "\uFEFF\"Order\r\nNo\";Status;\"Mobile\";Article;\" Qty\";Price\u00A0;;\r\nA-1;sent;098765 43210;\"Tea; \"\"green\"\"\";1;2.00;;\r\n");

        assertThat(order(readings.get(0)).items().get(0).name()).isEqualTo("Tea; \"green\"");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, auto", "UTF-16LE, auto", "UTF-8, auto", "ISO-8859-15, ISO-8859-15"})
    void theEncodingIsFoundOutOrNamed(String written, String named) throws IOException {
        byte[] csv =
                "Order No\tStatus\tMobile\tRemark\tArticle\tQty\tPrice\nA-1\tsent\t098765 43210\tCaf\u00E9 \u20AC\t\t\t\n"
                        .getBytes(Charset.forName(written));
        String yaml = "charset: " + named + "\ndelimiter: tab\n" + ROWS;

        CsvOrder order = ((CsvOrders.Opened) open(yaml, csv)).orders().next();

        assertThat(order(order.read(form(yaml).orders())).description()).isEqualTo("Caf\u00E9 \u20AC");
    }

    @Test
    void aMappingWithoutFieldsLeavesTheCanonicalNamesAlone() throws IOException {
        List<Reading> readings = rows(
                "format: csv\nphone-region: IN\ndelimiter: '|'\n",
                "reference_id|status|customer.phone\nA-1|shipped|098765 43210\n");

        assertThat(order(readings.get(0)).customer().phone().e164()).isEqualTo("+919876543210");
    }

    @Test
    void rowsThatHoldAllTheirItemsAreOrdersOfTheirOwn() throws IOException {
        String yaml = """
                format: csv
                fields: {reference_id: No, status: State, customer.phone: Phone}
                items:
                  repeat: 2
                  fields: {name: "Item {n}", quantity: "Qty {n}", amount: {from: "Price {n}", minor-units: true}, country_of_origin: {value: IN}}
                """;
        List<Reading> readings = rows(yaml, """
                        No,State,Phone,Item 1,Qty 1,Price 1,Item 2,Qty 2,Price 2
                        A-1,shipped,+919876543210,Tea,1,200,,,
                        A-1,shipped,+919876543210,,,,Milk,x,100
                        """);

        assertThat(order(readings.get(0)).items()).hasSize(1);
        assertThat(violations(readings.get(1)))
                .containsExactly(new Violation(
                                "item.quantity",
                                "type",
                                "row 2: mappings/erp.yaml line 5: items.quantity ← column 'Qty 2': 'x' is no whole number")
                        .at(new Cell(2, 3, "text(1)")));
    }
}
