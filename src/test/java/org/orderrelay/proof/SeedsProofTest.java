package org.orderrelay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.TemplateRef;

/**
 * Each sample of the providers' documents, corrected only where the documents contradict themselves (samples.yaml), comes
 * from a canonical order, the whole way from its document to the call; compared as trees.
 */
class SeedsProofTest {
    /** A row of seeds.yaml. */
    record Seed(
            String schema,
            String provider,
            String sender,
            Map<String, String> options,
            PaymentDefaults payment,
            Map<String, String> template,
            Map<String, Object> order,
            Map<String, String> ours) {
        @Override
        public String toString() {
            return schema;
        }

        Account account() {
            TemplateRef ref = new TemplateRef(
                    template.get("notification"),
                    null,
                    template.get("locale"),
                    template.get("name"),
                    Boolean.parseBoolean(template.get("imageHeader")),
                    null,
                    template.get("body"),
                    template.get("footer"));
            PaymentDefaults defaults = payment == null ? new PaymentDefaults(null, null) : payment;
            return ProofAccounts.of(provider, sender, options, defaults, List.of(ref));
        }
    }

    static List<Seed> seeds() throws IOException {
        return new YAMLMapper()
                .readValue(Sample.RESOURCES.resolve("schema/samples/seeds.yaml").toFile(), new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSampleComesFromAnOrder(Seed seed) throws IOException {
        Wire wire = ComposeProofTest.wire(seed.provider);

        List<Sending.Sent> sent = new Sending(wire, seed.account()).send(seed.order, false);

        assertThat(sent).hasSize(1);
        JsonNode sample = Sample.of(seed.schema).asCorrected();
        String delivery = sent.get(0).notification().deliveryId();
        seed.ours.forEach((place, value) -> Sample.put(
                sample,
                place,
                value.equals("DELIVERY")
                        ? TextNode.valueOf(delivery)
                        : BooleanNode.valueOf(Boolean.parseBoolean(value))));
        assertThat(sent.get(0).body()).isEqualTo(sample);
    }
}
