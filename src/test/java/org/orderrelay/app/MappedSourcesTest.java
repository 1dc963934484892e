package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** The shipped mappings in a running relay: an ERP's own documents by REST and by folder end at the provider. */
class MappedSourcesTest {
    private static final Path SAMPLES = Path.of("src/samples/mappings");

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static RunningRelay relay;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        relay = new RunningRelay(
                folder,
                sandbox.baseUrl(),
                Map.of(
                        "SOURCE_REST_MAPPING", "config/mappings/sap.yaml",
                        "SOURCE_FILES_MAPPING", "config/mappings/row-per-item.yaml",
                        "SOURCE_FILES_DIRECTORY", folder.resolve("files").toString(),
                        "SOURCE_FILES_POLL", "100ms",
                        "SOURCE_FILES_SETTLE", "100ms"));
    }

    @AfterAll
    static void stop() {
        relay.close();
        sandbox.close();
    }

    private static void awaitAccepted(String reference, int events) {
        await().untilAsserted(() -> {
            JsonNode order = new ObjectMapper()
                    .readTree(relay.get("/v1/orders/" + reference).body());
            assertThat(order.findValuesAsText("state")).hasSize(events).containsOnly("accepted");
        });
    }

    @Test
    void idocsByRestAreSent() throws Exception {
        HttpResponse<String> answer = relay.post(Files.readString(SAMPLES.resolve("sap-orders.json")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        awaitAccepted("0045001234", 2);
    }

    @Test
    void aFaultyIdocIsAnsweredInTheWordsOfTheErp() throws Exception {
        HttpResponse<String> answer = relay.post(
                "{\"IDOC\": {\"E1EDK01\": {\"BELNR\": \"X-1\", \"ZSTATU\": \"Q\"}, \"E1EDKA1\": [{\"PARVW\": \"WE\", \"MOBILE\": \"098765 43210\"}]}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"reference_id\":\"X-1\"")
                .contains("mappings/sap.yaml line 13: status ← $.E1EDK01.ZSTATU: 'Q' is none of the words it knows");
    }

    @Test
    void aSpreadsheetInTheFolderIsSentAndItsResultNamesItsRows() throws Exception {
        Files.createDirectories(folder.resolve("files/inbox"));
        Files.copy(SAMPLES.resolve("row-per-item.csv"), folder.resolve("work.csv"));
        Files.move(folder.resolve("work.csv"), folder.resolve("files/inbox/shop.csv"));

        awaitAccepted("TEA-7001", 3);
        Path result = folder.resolve("files/results/shop.csv.result.csv");
        await().until(() -> Files.exists(result));
        assertThat(Files.readString(result))
                .contains("1,TEA-7001,pending,accepted", "2,TEA-7001,pending,accepted", "4,TEA-7001,shipped,accepted");
    }

    @Test
    void aFaultyMappingAndOneOfTheWrongFormatRefuseTheStart() {
        Map<String, String> environment = Map.of(
                "KALEYRA_API_KEY", "key",
                "SOURCE_JMS_MAPPING", "row-per-item",
                "SOURCE_SFTP_MAPPING", "nothing");

        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> Configuration.read(Path.of("config"), folder, environment, Clock.systemUTC()));

        assertThat(refusal.faults())
                .containsExactly(
                        "mapping nothing: config/mappings/nothing.yaml is missing",
                        "environment variable SOURCE_JMS_MAPPING: source.jms.mapping names mappings/row-per-item.yaml, whose format is not json");
    }
}
