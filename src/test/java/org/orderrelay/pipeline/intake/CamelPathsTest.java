package org.orderrelay.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.spi.cache.CacheProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamelPathsTest {
    private static final Map<String, Object> TREE = Map.of(
            "A", Map.of("b c", "x", "n", new BigDecimal("249.50")),
            "L", List.of(Map.of("k", "1", "v", "one"), Map.of("k", "2", "v", "two")),
            "${body}", "dollar");

    private final CamelPaths unit = new CamelPaths();

    private Object read(String path) {
        return unit.compile(path).read(TREE);
    }

    @Test
    void findsPlainAndFilteredValues() {
        assertThat(read("$.A['b c']")).isEqualTo("x");
        assertThat(read("$.A.n")).isEqualTo(new BigDecimal("249.50"));
        assertThat(read("$.L[1].v")).isEqualTo("two");
        assertThat(read("$.L[?(@.k=='2')].v")).isEqualTo(List.of("two"));
        assertThat(read("$.L[*].v")).isEqualTo(List.of("one", "two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.X", "$.X.y.z", "$.A.x.y", "$.L[7].v", "$.A.n.digits"})
    void aPlaceThatIsNotThereIsNothing(String path) {
        assertThat(read(path)).isNull();
    }

    @Test
    void aFilterThatFindsNothingIsAnEmptyListOrNothing() {
        assertThat(read("$.L[?(@.k=='9')].v")).isIn(null, List.of());
    }

    @Test
    void camelsOwnExpressionsAreNotEvaluated() {
        assertThat(read("$['${body}']")).isEqualTo("dollar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.A[", "$.A[?(@.b=='x']", "$.A['b]", "$.", "$..", "$.A b", "$.A[?(@.b=)]", ""})
    void whatIsNoPathIsFoundWhenItIsCompiled(String path) {
        assertThatThrownBy(() -> unit.compile(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPathStaysCompiledHoweverManyThereAre() {
        for (int i = 0; i < 1000; i++) {
            unit.compile("$.A.n" + i);
        }

        assertThat(CacheProvider.getCache().get("$.A.n0")).isNotNull();
    }
}
