package org.orderrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OutcomesTest {
    @ParameterizedTest
    @CsvSource({
        "CONNECT_REFUSED, Retry, connect-refused",
        "DNS, Retry, dns",
        "TLS, Retry, tls",
        "CONNECT_TIMEOUT, Retry, connect-timeout",
        "POOL_TIMEOUT, Retry, pool-timeout",
        "READ_TIMEOUT, Unknown, timeout",
        "CONNECTION_LOST, Unknown, connection-lost"
    })
    void repeatsOnlyWhatSurelyNeverLeft(TransportOutcome failed, String outcome, String code) {
        assertThat(failed.outcome().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(failed.outcome().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatToDo(TransportOutcome failed) {
        assertThat(failed.outcome().reason())
                .contains(failed.outcome() instanceof Outcome.Unknown ? "resolve" : "again");
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "2, 10", "3, 15", "4, 15", "99, 15"})
    void pausesAsTheProviderDocuments(int failures, int minutes) {
        Outcome.Retry retry = new Outcome.Retry(
                "WA500", "r", null, List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15)));

        assertThat(retry.pause(failures)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void believesTheAnswerBeforeTheDocument() {
        Outcome.Retry retry = new Outcome.Retry("WA500", "r", Duration.ofSeconds(3), List.of(Duration.ofMinutes(5)));

        assertThat(retry.pause(2)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void leavesThePauseToTheAccountOtherwise() {
        assertThat(new Outcome.Retry("dns", "r", null).pause(1)).isNull();
    }
}
