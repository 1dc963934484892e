package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.pipeline.TeaOrders;

/** S5: no document costs more than its size; what is deeper, longer or larger than an order can be is refused. */
@ExtendWith(Grounds.Shared.class)
class S05JsonBombTest {
    private final Grounds grounds;

    S05JsonBombTest(Grounds grounds) {
        this.grounds = grounds;
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("more than 1 MB", "[" + " ".repeat(1024 * 1024) + "]", 413),
                Arguments.of("lists 65 deep", "[".repeat(65) + "]".repeat(65), 400),
                Arguments.of("lists without an end", "[".repeat(500_000), 400),
                Arguments.of("objects without an end", "{\"a\":".repeat(100_000), 400),
                Arguments.of("a text of 64 K and one", "{\"a\":\"" + "x".repeat(64 * 1024 + 1) + "\"}", 400),
                Arguments.of("a number of 65", "{\"a\":" + "9".repeat(65) + "}", 400),
                Arguments.of("a number of 500,000", "{\"a\":" + "9".repeat(500_000) + "}", 400),
                Arguments.of("a name of 257", "{\"" + "a".repeat(257) + "\":1}", 400),
                Arguments.of(
                        "a name twice", TeaOrders.status("S05", "shipped").replaceFirst("\\{", "{\"status\":1,"), 400),
                Arguments.of("a power of ten", TeaOrders.pending("S05", "1").replace("\"1\"", "1e999999999"), 422),
                Arguments.of(
                        "a small power of ten", TeaOrders.pending("S05", "1").replace("\"1\"", "1e-999999999"), 422));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombIsRefused(String name, String document, int status) throws Exception {
        long start = System.nanoTime();

        var answer = grounds.relay.post(document);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombInAWebhookIsStoredAndHoldsUpNothing(String name, String document, int unused) throws Exception {
        assertThat(grounds.fromMeta(document).statusCode()).isEqualTo(200);

        grounds.webhooksAreApplied();
    }
}
