package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.pipeline.TeaOrders;

/** A million orders by line fit through a relay with a small heap. {@code -Dupload.lines=N} sends another number. */
@Tag("nightly")
class UploadSizeTest {
    private static final int LINES = Integer.getInteger("upload.lines", 1_000_000);

    @TempDir
    private Path folder;

    @Test
    void aMillionLinesNeedNoMoreThan256MegabytesOfHeap() throws Exception {
        RelayProcess relay = new RelayProcess(folder, "http://127.0.0.1:1").start("-Xmx256m");
        try {
            long begun = System.nanoTime();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(relay.httpUrl() + "/v1/orders"))
                                    .header("X-API-Key", RelayProcess.KEY)
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(HttpRequest.BodyPublishers.ofByteArrays(() -> IntStream.range(0, LINES / 100)
                                            .mapToObj(UploadSizeTest::lines)
                                            .iterator()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            long seconds = (System.nanoTime() - begun) / 1_000_000_000;

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            JsonNode counts = new ObjectMapper().readTree(answer.body()).path("counts");
            System.out.println(counts + " in " + seconds + " s");
            assertThat(counts.path("lines").asInt()).isEqualTo(LINES);
            assertThat(counts.path("accepted").asInt()).isEqualTo(LINES);
        } finally {
            relay.kill();
        }
    }

    /** A hundred lines, made while they are sent. */
    private static byte[] lines(int block) {
        return IntStream.range(100 * block, 100 * (block + 1))
                .mapToObj(number -> TeaOrders.status("UP-" + number, "shipped").replace("\n", "") + '\n')
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
