package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tests ask the log. */
final class OracleTest {
    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void invoices(int first, int end) {
        String invoice = SandboxClient.sample("meta/invoice");
        IntStream.range(first, end).forEach(i -> client.meta(invoice.replace("TEA-1001", "TEA-" + i)));
    }

    private List<Integer> seqs(String path) {
        return client.get(path)
                .body()
                .lines()
                .map(line -> SandboxClient.tree(line).path("seq").asInt())
                .toList();
    }

    @Test
    void readsOnFromALine() {
        invoices(0, 5);

        assertThat(seqs("/sandbox/log")).containsExactly(1, 2, 3, 4, 5);
        assertThat(seqs("/sandbox/log?since=0")).containsExactly(1, 2, 3, 4, 5);
        assertThat(seqs("/sandbox/log?since=3")).containsExactly(4, 5);
        assertThat(seqs("/sandbox/log?since=5")).isEmpty();
        assertThat(seqs("/sandbox/log?since=99")).isEmpty();
        assertThat(client.get("/sandbox/log?since=x").statusCode()).isEqualTo(400);
    }

    @Test
    void readsOnFromFarInALongLog() {
        sandbox.account("{\"references\":\"any\"}");
        String body = "{";
        IntStream.range(0, 2100).parallel().forEach(i -> client.meta(body));

        assertThat(seqs("/sandbox/log?since=1023").get(0)).isEqualTo(1024);
        assertThat(seqs("/sandbox/log?since=1500"))
                .hasSize(600)
                .startsWith(1501)
                .endsWith(2100);
    }

    @Test
    void isReadWholeLineByWholeLineWhileItIsWritten() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> invoices(0, 300));
        int seen = 0;
        while (!writing.isDone() || seen < 300) {
            List<String> lines =
                    client.get("/sandbox/log?since=" + seen).body().lines().toList();
            for (String line : lines) {
                assertThat(SandboxClient.tree(line).path("seq").asInt()).isEqualTo(++seen);
            }
        }
        assertThat(seen).isEqualTo(300);
    }

    @Test
    void tellsTheHistoryOfOneOrder() {
        client.meta(SandboxClient.sample("meta/invoice"));
        client.meta(SandboxClient.sample("meta/invoice"));
        client.meta(SandboxClient.sample("meta/shipped"));
        client.meta(SandboxClient.sample("meta/shipped").replace("TEA-1001", "TEA-10011"));

        List<JsonNode> history = client.get("/sandbox/order?reference_id=TEA-1001")
                .body()
                .lines()
                .map(SandboxClient::tree)
                .toList();

        assertThat(history)
                .extracting(
                        line -> line.path("status").asText(),
                        line -> line.path("verdict").asText())
                .containsExactly(
                        tuple("pending", "accepted"), tuple("pending", "refused"), tuple("shipped", "accepted"));
    }

    @Test
    void namesEveryDuplicate() {
        client.meta(SandboxClient.sample("meta/invoice"));
        client.meta(SandboxClient.sample("meta/shipped"));
        client.meta(SandboxClient.sample("meta/shipped"));

        assertThat(client.get("/sandbox/duplicates").body().lines())
                .singleElement()
                .asString()
                .contains("\"seq\":3")
                .contains("shipped");
        assertThat(sandbox.stats().duplicates()).isEqualTo(1);
        assertThat(sandbox.stats().repeatedDeliveries()).isEqualTo(2);
    }

    @Test
    void countsEachAccountByItself() {
        client.meta(SandboxClient.sample("meta/invoice"));
        client.invoice();
        client.invoice();

        assertThat(SandboxClient.tree(client.get("/sandbox/stats?account=kaleyra/911234567890")
                        .body()))
                .isEqualTo(SandboxClient.tree("{\"requests\":2,\"accepted\":1,\"duplicates\":0,"
                        + "\"repeatedDeliveries\":1,\"byAnswer\":{\"WA202\":1,\"WA400\":1}}"));
        assertThat(client.get("/sandbox/stats?account=meta/9").body()).contains("\"requests\":0");
    }
}
