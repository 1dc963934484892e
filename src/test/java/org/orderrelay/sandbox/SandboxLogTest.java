package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.sandbox.log.SandboxStats;

final class SandboxLogTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void tellsWhatWasAccepted() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            SandboxClient client = new SandboxClient(sandbox);
            String messageId =
                    tree(client.invoice().body()).at("/data/message_id").asText();

            JsonNode line = tree(sandbox.log().get(0));

            assertThat(line.path("seq").asInt()).isEqualTo(1);
            assertThat(Instant.parse(line.path("time").asText()))
                    .isBefore(Instant.now().plusSeconds(1));
            assertThat(line.path("path").asText()).isEqualTo("/v2/HX1/whatsapp/%2B911234567890/messages");
            assertThat(line.path("recipient").asText()).isEqualTo(SandboxClient.ASHA);
            assertThat(line.path("reference_id").asText()).isEqualTo("BM345A-12");
            assertThat(line.path("kind").asText()).isEqualTo("order_details");
            assertThat(line.path("status").asText()).isEqualTo("pending");
            assertThat(line.path("delivery_id").asText()).isEqualTo("01939c5e-7a00-7000-8000-000000000001");
            assertThat(line.path("answer").asInt()).isEqualTo(202);
            assertThat(line.path("code").asText()).isEqualTo("WA202");
            assertThat(line.path("accepted").asBoolean()).isTrue();
            assertThat(line.path("message_id").asText()).isEqualTo(messageId);
            assertThat(line.has("payload")).isFalse();
        }
    }

    @Test
    void keepsPayloadsIfAskedTo() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT.withPayloads())) {
            new SandboxClient(sandbox).invoice();

            assertThat(tree(tree(sandbox.log().get(0)).path("payload").asText()))
                    .isEqualTo(tree(SandboxClient.payload("invoice")));
        }
    }

    @Test
    void countsDuplicatesByReferenceStatusAndRecipient() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            SandboxClient client = new SandboxClient(sandbox);
            sandbox.account("{\"references\":\"any\"}");
            sandbox.script(SandboxClient.ASHA, "wa500", "accept", "accept-and-502");
            IntStream.range(0, 4).forEach(i -> client.invoice());
            client.invoiceTo(SandboxClient.RAVI);
            client.post(SandboxClient.payload("shipped"));
            client.post(SandboxClient.payload("invoice").replace("BM345A-12", "BM345A-13"));

            assertThat(sandbox.stats())
                    .isEqualTo(new SandboxStats(7, 6, 2, 5, Map.of("WA500", 1L, "WA202", 5L, "http-502", 1L)));
            assertThat(tree(client.get("/sandbox/stats").body()))
                    .isEqualTo(tree("{\"requests\":7,\"accepted\":6,\"duplicates\":2,\"repeatedDeliveries\":5,"
                            + "\"byAnswer\":{\"WA500\":1,\"WA202\":5,\"http-502\":1}}"));
        }
    }

    @Test
    void findsWhatWasAcceptedForAReference() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT)) {
            SandboxClient client = new SandboxClient(sandbox);
            sandbox.script(SandboxClient.ASHA, "wa500");
            client.invoice();
            client.invoice();
            client.post(SandboxClient.payload("invoice").replace("BM345A-12", "BM345A-1"));

            assertThat(client.get("/sandbox/accepted?reference_id=BM345A-12")
                            .body()
                            .lines())
                    .singleElement()
                    .asString()
                    .contains("\"seq\":2");
            assertThat(client.get("/sandbox/accepted?reference_id=BM345A").body())
                    .isEmpty();
        }
    }

    @Test
    void isOnDiskBeforeTheAnswerIsOut() throws IOException {
        Path log = directory.resolve("sandbox.log");
        try (Sandbox sandbox = Sandbox.start(file(log))) {
            SandboxClient client = new SandboxClient(sandbox);
            for (int calls = 1; calls <= 20; calls++) {
                client.invoice();
                assertThat(Files.readAllLines(log)).hasSize(calls);
            }
            assertThat(client.get("/sandbox/log").body()).isEqualTo(Files.readString(log));
        }
    }

    @Test
    void goesOnWhereAnEarlierRunStopped() throws IOException {
        Path log = directory.resolve("sandbox.log");
        try (Sandbox sandbox = Sandbox.start(file(log))) {
            new SandboxClient(sandbox).invoice();
        }
        Files.writeString(log, "{\"seq\":2,\"torn", StandardOpenOption.APPEND);

        try (Sandbox sandbox = Sandbox.start(file(log))) {
            new SandboxClient(sandbox).invoice();

            assertThat(sandbox.stats()).isEqualTo(new SandboxStats(2, 1, 0, 0, Map.of("WA202", 1L, "WA400", 1L)));
            assertThat(sandbox.log())
                    .extracting(line -> tree(line).path("seq").asInt())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void forgetsEverythingWhenAsked() throws IOException {
        Path log = directory.resolve("sandbox.log");
        try (Sandbox sandbox = Sandbox.start(file(log))) {
            SandboxClient client = new SandboxClient(sandbox);
            client.invoice();

            assertThat(client.delete("/sandbox/log").statusCode()).isEqualTo(204);

            assertThat(Files.size(log)).isZero();
            client.invoice();
            assertThat(sandbox.stats()).isEqualTo(new SandboxStats(1, 1, 0, 0, Map.of("WA202", 1L)));
            assertThat(Files.readAllLines(log)).hasSize(1);
        }
    }

    @Test
    void losesNothingUnderManyCallers() {
        try (Sandbox sandbox = Sandbox.start(file(directory.resolve("sandbox.log")))) {
            SandboxClient client = new SandboxClient(sandbox);
            sandbox.account("{\"references\":\"any\"}");
            String invoice = SandboxClient.payload("invoice");
            List<Integer> answers = IntStream.range(0, 400)
                    .parallel()
                    .map(i -> client.post(invoice.replace("BM345A-12", "R" + i % 390))
                            .statusCode())
                    .boxed()
                    .toList();

            assertThat(answers).containsOnly(202);
            assertThat(sandbox.stats()).isEqualTo(new SandboxStats(400, 400, 10, 399, Map.of("WA202", 400L)));
            assertThat(sandbox.log()).hasSize(400).doesNotHaveDuplicates();
        }
    }

    private static SandboxOptions file(Path log) {
        return new SandboxOptions("127.0.0.1", 0, log, false);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
