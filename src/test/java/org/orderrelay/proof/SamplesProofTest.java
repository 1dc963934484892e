package org.orderrelay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;

/** The schemas of the proof against what is certain: the providers' own samples, and our golden payloads. */
class SamplesProofTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Sample> samples() throws IOException {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsRightButForWhatIsKnownToBeWrongInIt(Sample sample) throws IOException {
        List<String> faults = WireSchema.faults(sample.schema(), sample.asDocumented());

        assertThat(sample.faults())
                .allSatisfy(place -> assertThat(faults).anyMatch(fault -> fault.startsWith(place + ":")));
        assertThat(WireSchema.faults(sample.schema(), sample.asCorrected())).isEmpty();
    }

    static List<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.walk(Sample.RESOURCES.resolve("payloads"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** As it goes over the wire: what depends on the moment of the call is filled in. */
    @ParameterizedTest
    @MethodSource("goldens")
    void aGoldenPayloadIsWhatItsProviderDemands(Path golden) throws IOException {
        Wire wire = ComposeProofTest.wire(golden.getParent().getFileName().toString());
        JsonNode payload = JSON.readTree(golden.toFile());
        NotificationKind kind =
                payload.findValue("items") == null ? NotificationKind.ORDER_STATUS : NotificationKind.ORDER_DETAILS;
        Wire.Told told = wire.told(payload, kind);
        Call call = new Call(told.deliveryId(), kind, told.reference(), told.reference(), payload.toString());

        Prepared prepared = wire.provider().prepare(call, wire.accounts().get(0), Sending.NOW);

        assertThat(prepared).isInstanceOf(Prepared.Request.class);
        Prepared.Request request = (Prepared.Request) prepared;
        assertThat(WireSchema.faults(wire.schema(request, kind), JSON.readTree(request.body())))
                .isEmpty();
    }

    /** One change to a sample that its provider would refuse. */
    record Mistake(String sample, String place, String value) {}

    static List<Mistake> mistakes() throws IOException {
        return new YAMLMapper()
                .readValue(
                        Sample.RESOURCES.resolve("schema/samples/mistakes.yaml").toFile(), new TypeReference<>() {});
    }

    /** A schema that objects to nothing would prove nothing. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNoticed(Mistake mistake) throws IOException {
        JsonNode document = Sample.of(mistake.sample).asCorrected();

        Sample.put(document, mistake.place, mistake.value == null ? null : JSON.readTree(mistake.value));

        assertThat(document).isNotEqualTo(Sample.of(mistake.sample).asCorrected());
        assertThat(WireSchema.faults(mistake.sample, document)).isNotEmpty();
    }
}
