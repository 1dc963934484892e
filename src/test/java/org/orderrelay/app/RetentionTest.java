package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.Swept;

/** When and how often the ledger is asked; what it removes is tested on real engines. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private final List<List<Object>> asked = new ArrayList<>();

    private Retention retention(Duration kept, Swept... answers) {
        Iterator<Swept> next = List.of(answers).iterator();
        Ledger ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, values) -> {
                    asked.add(List.of(values));
                    return CompletableFuture.completedFuture(next.next());
                });
        return new Retention(ledger, kept, 100, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void goesOnWhereTheRoundBeforeEnded() {
        Retention unit = retention(Duration.ofDays(1), new Swept(3, 0, "id-9"), new Swept(2, 0, null));

        assertThat(unit.sweep()).isEqualTo(5);
        Instant before = Instant.parse("2026-11-20T09:00:00Z");
        assertThat(asked).containsExactly(List.of(before, 100, ""), List.of(before, 100, "id-9"));
    }

    @Test
    void restsAfterSoManyRoundsAndGoesOnInTheNextTurn() {
        Swept[] rounds = new Swept[21];
        for (int i = 0; i < rounds.length; i++) {
            rounds[i] = new Swept(1, 0, i == 20 ? null : "id-" + i);
        }
        Retention unit = retention(Duration.ofDays(1), rounds);

        assertThat(unit.sweep()).isEqualTo(20);
        assertThat(unit.sweep()).isEqualTo(1);
        assertThat(asked.get(20)).contains("id-19");
    }

    @Test
    void keepsEverythingForEverIfNothingElseIsSaid() {
        assertThat(retention(Duration.ZERO).sweep()).isZero();
        assertThat(asked).isEmpty();
    }
}
