package org.orderrelay.sandbox.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orderrelay.sandbox.contract.Message;
import org.orderrelay.sandbox.contract.Traits;
import org.orderrelay.sandbox.contract.Trouble;

final class RatesTest {
    private static final long NOON = 1_767_000_000_000L;
    private static final LimitRule PER_SECOND = new LimitRule(80, false);
    private static final LimitRule PAIR = new LimitRule(0, true);

    private final Rates rates = new Rates();

    private static Message to(String account, String recipient) {
        return new Message(account, recipient, null, null, null, null, Traits.NONE);
    }

    private long taken(String account, String recipient, LimitRule rule, long at, int times) {
        return IntStream.range(0, times)
                .filter(i -> rates.take(to(account, recipient), rule, at).isEmpty())
                .count();
    }

    @Test
    void takes80InEverySlidingSecond() {
        assertThat(taken("meta/1", "+91", PER_SECOND, NOON, 100)).isEqualTo(80);
        assertThat(rates.take(to("meta/1", "+91"), PER_SECOND, NOON + 999)).hasValue(Trouble.TOO_FAST);
        assertThat(taken("meta/2", "+91", PER_SECOND, NOON + 999, 1)).isEqualTo(1);
        assertThat(taken("meta/1", "+91", PER_SECOND, NOON + 1000, 100)).isEqualTo(80);
    }

    @Test
    void oneRecipientGetsABurstOf45AndThenOneIn6Seconds() {
        assertThat(taken("meta/1", "+91", PAIR, NOON, 60)).isEqualTo(45);
        assertThat(rates.take(to("meta/1", "+91"), PAIR, NOON + 5999)).hasValue(Trouble.PAIR_TOO_FAST);
        assertThat(taken("meta/1", "91", PAIR, NOON + 6000, 5)).isEqualTo(1);
        assertThat(taken("meta/1", "+92", PAIR, NOON + 6000, 60)).isEqualTo(45);
        assertThat(taken("meta/2", "+91", PAIR, NOON + 6000, 60)).isEqualTo(45);
    }

    @Test
    void theBurstIsThereAgainAfterFourAndAHalfMinutes() {
        taken("meta/1", "+91", PAIR, NOON, 60);

        assertThat(taken("meta/1", "+91", PAIR, NOON + 45 * 6000, 60)).isEqualTo(45);
    }
}
