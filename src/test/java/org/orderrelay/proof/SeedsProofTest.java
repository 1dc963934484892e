package org.orderrelay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.TemplateRef;

/**
 * Each sample of the source documents, corrected only where the documents contradict themselves (samples.yaml), comes
 * from a canonical order, the whole way from its document to the call.
 */
class SeedsProofTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A sample and the order that must become it.
     *
     * @param ours place of our delivery id, which no sample can hold
     */
    record Seed(String schema, Wire wire, List<TemplateRef> templates, String order, String ours) {
        @Override
        public String toString() {
            return schema;
        }
    }

    static Stream<Seed> seeds() {
        return Stream.of(kaleyraDetails(), kaleyraStatus());
    }

    private static Seed kaleyraDetails() {
        return new Seed(
                "kaleyra/order-details",
                new KaleyraWire(),
                List.of(new TemplateRef("order_details", null, "en_US", "ord_det_temp1", true, null, null, null)),
                """
                {"reference_id": "reference_id_value", "status": "pending", "goods": "digital", "currency": "INR",
                 "customer": {"phone": "+919876543210"}, "header_image": "https://shop.example.com/o.jpg",
                 "items": [{"retailer_id": "ORDER_ITEM_RETAILER_ID", "name": "ORDER_ITEM_NAME", "quantity": 1,
                            "amount": "4.00", "country_of_origin": "countryname", "importer_name": "Mike",
                            "importer_address": {"address_line1": "20 Main,street,sector3", "city": "New city",
                                                 "country_code": "India", "postal_code": "230045"}}],
                 "subtotal": "4.00", "tax": "5.00", "shipping": "0.00", "discount": "2.50", "total_amount": "6.50",
                 "refs": {"ref": "customer1", "ref1": "marketing", "ref2": "dictionary"}}""",
                "/extra_info/ref");
    }

    private static Seed kaleyraStatus() {
        return new Seed(
                "kaleyra/order-status",
                new KaleyraWire(),
                List.of(new TemplateRef("order_status", null, "en_US", "order_confirmation", false, null, null, null)),
                """
                {"reference_id": "395XXXXX", "status": "shipped", "description": "This order has been shipped.",
                 "customer": {"phone": "+919876543210"},
                 "refs": {"ref": "customer1", "ref1": "marketing", "ref2": "dictionary"}}""",
                "/extra_info/ref");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSampleComesFromAnOrder(Seed seed) throws IOException {
        Account account = ProofAccounts.with(seed.wire.accounts().get(0), seed.templates);

        List<Sending.Sent> sent = new Sending(seed.wire, account).send(order(seed), false);

        JsonNode sample = Sample.of(seed.schema).asCorrected();
        Sample.put(
                sample, seed.ours, TextNode.valueOf(sent.get(0).notification().deliveryId()));
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).body()).isEqualTo(sample);
    }

    private static Map<String, Object> order(Seed seed) throws IOException {
        return JSON.readValue(seed.order, new TypeReference<>() {});
    }
}
