package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.CsvDialect;
import org.orderrelay.intake.mapping.Compilation;
import org.orderrelay.intake.mapping.FieldSpec;
import org.orderrelay.intake.mapping.FormatSpec;
import org.orderrelay.intake.mapping.MappingSpec;
import org.orderrelay.intake.mapping.NumberStyle;
import org.orderrelay.intake.mapping.SourceForm;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.ledger.Entry;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Violation;
import org.orderrelay.pipeline.intake.CamelPaths;

/** An ERP's own documents on the way to the ledger, through the shipped routes and Camel's JSONPath. */
@OfRoutes({"21-split-documents", "30-validate-orders"})
class MappedDocumentsTest extends RoutesOnTest {
    private static final FormatSpec WORDS =
            new FormatSpec(Map.of("S", "shipped"), null, null, null, false, false, false, 0);

    @Override
    protected List<String> files() {
        return THE_WAY;
    }

    @Override
    protected SourceForms forms(CanonicalOrders orders) {
        MappingSpec spec = new MappingSpec(
                "mappings/erp.yaml",
                true,
                CsvDialect.AUTO,
                null,
                null,
                NumberStyle.PLAIN,
                Set.of(),
                "$.value[*]",
                List.of(
                        field("reference_id", "$.No", FormatSpec.PLAIN),
                        field("status", "$.St", WORDS),
                        field("customer.phone", "$.Tel", FormatSpec.PLAIN)),
                null);
        Compilation.Compiled compiled = (Compilation.Compiled) Compilation.of(spec, new CamelPaths());
        return new SourceForms(new SourceForm(orders, null), Map.of("jms", new SourceForm(orders, compiled.mapping())));
    }

    private static FieldSpec field(String target, String path, FormatSpec format) {
        return new FieldSpec(target, 1, List.of(path), null, null, null, false, format);
    }

    private List<Entry> record(String document) {
        template.requestBody("direct:received-documents", List.of(document("m1", document)));
        assertThat(ledger.recorded).hasSize(1);
        return ledger.recorded.get(0);
    }

    @Test
    void theOrdersInsideADocumentAreMappedAndSplit() {
        List<Entry> entries = record(
                "{\"value\": [{\"No\": \"A-1\", \"St\": \"S\", \"Tel\": \"+919876543210\"}, {\"No\": \"A-2\", \"St\": \"S\", \"Tel\": \"+919876543210\"}]}");

        assertThat(entries)
                .extracting(entry -> ((Entry.Valid) entry).order().referenceId())
                .containsExactly("A-1", "A-2");
        assertThat(((Entry.Valid) entries.get(0)).order().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void anInvalidOneKeepsTheErpsOwnDocumentAndItsMappedReference() {
        List<Entry> entries =
                record("{\"value\": [{\"No\": \"A-1\", \"St\": \"X\", \"Tel\": \"+919876543210\"}, 7, null]}");

        Entry.Invalid invalid = (Entry.Invalid) entries.get(0);
        assertThat(invalid.referenceId()).isEqualTo("A-1");
        assertThat(invalid.document()).contains("\"St\":\"X\"");
        assertThat(invalid.violations())
                .containsExactly(new Violation(
                        "/status",
                        "status",
                        "mappings/erp.yaml line 1: status ← $.St: 'X' is none of the words it knows: S"));
        assertThat(entries).hasSize(3).allMatch(Entry.Invalid.class::isInstance);
    }

    @Test
    void aDocumentWithoutOrdersIsRefusedAsAWhole() {
        Entry.Invalid invalid = (Entry.Invalid) record("{\"values\": []}").get(0);

        assertThat(invalid.violations())
                .containsExactly(new Violation(
                        "", "json", "mappings/erp.yaml: orders ← $.value[*]: finds nothing in the document"));
    }
}
