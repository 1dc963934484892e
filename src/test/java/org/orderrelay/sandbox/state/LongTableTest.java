package org.orderrelay.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LongTableTest {
    @Test
    void keepsAMillionKeysApart() {
        LongTable table = new LongTable();

        for (int i = 0; i < 1_000_000; i++) {
            table.put(LongTable.fingerprint("meta/1055", "TEA-" + i), i);
        }

        assertThat(table.size()).isEqualTo(1_000_000);
        for (int i = 0; i < 1_000_000; i += 997) {
            assertThat(table.get(LongTable.fingerprint("meta/1055", "TEA-" + i), -1))
                    .isEqualTo(i);
        }
        assertThat(table.get(LongTable.fingerprint("meta/1055", "COFFEE-1"), -1))
                .isEqualTo(-1);
    }

    @Test
    void tellsWhetherAKeyIsNew() {
        LongTable table = new LongTable();

        assertThat(table.add(7)).isTrue();
        assertThat(table.add(7)).isFalse();
        table.clear();
        assertThat(table.add(7)).isTrue();
    }

    @Test
    void knowsWhereOneTextEnds() {
        assertThat(LongTable.fingerprint("ab", "c")).isNotEqualTo(LongTable.fingerprint("a", "bc"));
        assertThat(LongTable.fingerprint("ab")).isNotEqualTo(LongTable.fingerprint("ab", ""));
    }
}
