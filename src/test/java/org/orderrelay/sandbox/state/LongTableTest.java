package org.orderrelay.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LongTableTest {
    @Test
    void keepsAMillionKeysApart() {
        LongTable table = LongTable.map();

        for (int i = 0; i < 1_000_000; i++) {
            table.put(Fingerprint.of("meta/1055", "TEA-" + i), i);
        }

        assertThat(table.size()).isEqualTo(1_000_000);
        for (int i = 0; i < 1_000_000; i += 997) {
            assertThat(table.get(Fingerprint.of("meta/1055", "TEA-" + i), -1)).isEqualTo(i);
        }
        assertThat(table.get(Fingerprint.of("meta/1055", "COFFEE-1"), -1)).isEqualTo(-1);
    }

    @Test
    void tellsWhetherAKeyIsNew() {
        LongTable table = LongTable.set();

        assertThat(table.add(7)).isTrue();
        assertThat(table.add(7)).isFalse();
        assertThat(table.contains(7)).isTrue();
        assertThat(table.contains(8)).isFalse();
        table.clear();
        assertThat(table.add(7)).isTrue();
    }

    @Test
    void knowsWhereOneTextEnds() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.of("ab")).isNotEqualTo(Fingerprint.of("ab", ""));
    }
}
