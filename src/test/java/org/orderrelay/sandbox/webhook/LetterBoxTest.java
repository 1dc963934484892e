package org.orderrelay.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.orderrelay.sandbox.conduct.WebhookTarget;
import org.orderrelay.sandbox.contract.Event;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.ProviderContract;
import org.orderrelay.sandbox.kaleyra.KaleyraContract;
import org.orderrelay.sandbox.meta.MetaContract;

final class LetterBoxTest {
    private static final ProviderContract META = new MetaContract(Clock.systemUTC(), () -> "id");
    private static final ProviderContract KALEYRA = new KaleyraContract(Clock.systemUTC(), () -> "id");

    private final LetterBox box = new LetterBox();
    private long order;

    private Letter letter(ProviderContract provider, String account, long due) {
        WebhookTarget target = new WebhookTarget(
                "http://127.0.0.1:1", "s", WebhookTarget.Auth.PATH, "u", "1", Map.of(), Map.of(), 0, 0, 3);
        Event event = new Event.MessageStatus(
                Message.unread(account), "id-" + order, "sent", null, Instant.EPOCH, Instant.EPOCH);
        return new Letter(provider, target, "http://127.0.0.1:1", List.of(event), due, order++, 0);
    }

    @Test
    void givesOutWhatIsDueInOrder() {
        box.put(letter(KALEYRA, "kaleyra/1", 20));
        box.put(letter(KALEYRA, "kaleyra/1", 10));

        assertThat(box.take(9)).isNull();
        assertThat(box.nextDue()).hasValue(10);
        assertThat(Objects.requireNonNull(box.take(30)).due()).isEqualTo(10);
        assertThat(Objects.requireNonNull(box.take(30)).due()).isEqualTo(20);
        assertThat(box.size()).isZero();
    }

    @Test
    void gathersEventsOfOneAccountUpToTheBatch() {
        for (int i = 0; i < 4; i++) {
            box.put(letter(META, "meta/1", 10));
        }
        box.put(letter(META, "meta/2", 10));

        assertThat(Objects.requireNonNull(box.take(10)).events()).hasSize(3);
        assertThat(Objects.requireNonNull(box.take(10)).events()).hasSize(1);
        assertThat(Objects.requireNonNull(box.take(10)).events()).hasSize(1);
        assertThat(box.take(10)).isNull();
    }

    @Test
    void gathersNothingWhereTheProviderDoesNot() {
        box.put(letter(KALEYRA, "kaleyra/1", 10));
        box.put(letter(KALEYRA, "kaleyra/1", 10));

        assertThat(Objects.requireNonNull(box.take(10)).events()).hasSize(1);
    }

    @Test
    void hasRoomFor100000EventsAndNoMore() {
        Letter letter = letter(META, "meta/1", 10);
        for (int i = 0; i < 100_000; i++) {
            assertThat(box.put(letter)).isTrue();
        }

        assertThat(box.put(letter)).isFalse();
        box.take(10);
        assertThat(box.put(letter)).isTrue();
    }
}
