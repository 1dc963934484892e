package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedContactsTest {
    private static final ContactAnswer UNKNOWN = new ContactAnswer.Unknown();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> asked = new ArrayList<>();
    private ContactAnswer answer = known("C-1");
    private final RememberedContacts unit = new RememberedContacts(
            id -> {
                asked.add(id);
                return answer;
            },
            new RememberedContacts.Times(2, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofSeconds(5)),
            nanos::get);

    private static ContactAnswer known(String id) {
        return new ContactAnswer.Known(new Contact(id, TeaAccounts.INDIAN, null, null));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aContactIsAskedForOnceInItsTime() {
        assertThat(unit.ask("C-1")).isEqualTo(answer);
        pass(Duration.ofMinutes(9));
        assertThat(unit.ask("C-1")).isEqualTo(answer);
        assertThat(asked).hasSize(1);

        pass(Duration.ofMinutes(2));
        unit.ask("C-1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void thatThereIsNoneIsForgottenSooner() {
        answer = UNKNOWN;
        assertThat(unit.ask("C-2")).isEqualTo(UNKNOWN);
        assertThat(unit.ask("C-2")).isEqualTo(UNKNOWN);
        assertThat(asked).hasSize(1);

        pass(Duration.ofMinutes(2));
        answer = known("C-2");
        assertThat(unit.ask("C-2")).isEqualTo(answer);
    }

    @Test
    void aFailureIsWaitedForOnceNotOnceAnOrderAndIsNotRemembered() {
        unit.ask("C-1");
        answer = new ContactAnswer.Unavailable("the database is away");
        assertThat(unit.ask("C-2")).isEqualTo(answer);
        for (int i = 0; i < 100; i++) {
            assertThat(unit.ask("C-" + (10 + i))).isInstanceOf(ContactAnswer.Unavailable.class);
        }
        assertThat(asked).as("the one that failed alone").containsExactly("C-1", "C-2");
        assertThat(unit.ask("C-1")).as("what is remembered is still good").isInstanceOf(ContactAnswer.Known.class);

        pass(Duration.ofSeconds(6));
        answer = known("C-2");
        assertThat(unit.ask("C-2")).isEqualTo(answer);
    }

    @Test
    void noMoreAreRememberedThanAllowed() {
        for (int i = 0; i < 50; i++) {
            answer = known("C-" + i);
            unit.ask("C-" + i);
        }
        asked.clear();
        for (int i = 0; i < 50; i++) {
            unit.ask("C-" + i);
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(48);
    }
}
