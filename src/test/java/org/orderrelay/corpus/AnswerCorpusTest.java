package org.orderrelay.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.provider.Answer;

/** Odd answers of the three providers: each has exactly one outcome, in words an operator can be shown. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AnswerCorpusTest {
    /** What is read of an answer at most. */
    private static final int MOST = 64 * 1024;

    private static final List<Seeds.Seed> SEEDS = Seeds.of("answers.yaml", Map.of());
    private static final List<Integer> STATUSES =
            List.of(200, 202, 204, 302, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504, 0, 999);
    private static final List<String> MEANING = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "\0",
            "\"code\":\"E110\"",
            "\"code\":190",
            "\"error\":{",
            "\"errors\":[",
            "\"messages\":[{\"id\":\"m\"}]",
            "\"message_id\":\"m\"",
            "\"status\":{\"id\":12}",
            "\"requestError\":{",
            "\"serviceException\":{",
            "\"messageId\":",
            "<html>",
            "wamid.x",
            "{}",
            "[]",
            "\\u0000");

    @Test
    void thereAreAHundredAndFiftySeeds() {
        long kinds = SEEDS.stream()
                .mapToLong(seed -> seed.group().seeds().size() > 1
                        ? 1
                        : Math.max(
                                seed.group().http().size(),
                                seed.group().retryAfter() == null
                                        ? 0
                                        : seed.group().retryAfter().size()))
                .sum();
        assertThat(kinds).isGreaterThanOrEqualTo(150);
    }

    @Test
    void everySeedHasOneOutcomeAndNoWrongOne() {
        Dose.everySeed(SEEDS, (body, seed) -> {
            List<String> pauses = seed.group().retryAfter() == null
                    ? Arrays.asList((String) null)
                    : seed.group().retryAfter();
            for (String provider : seed.group().at()) {
                for (int status : seed.group().http()) {
                    for (String pause : pauses) {
                        String after = pause == null ? null : Seeds.unfolded(pause, Map.of());
                        assertThat(outcome(provider, status, body, after)
                                        .getClass()
                                        .getSimpleName())
                                .as("%s %s %s", provider, status, after)
                                .isNotIn(seed.group().never());
                    }
                }
            }
        });
    }

    @Test
    void fiveThousandChangedAnswersHaveOneOutcome() {
        mutations(5_000, 7);
    }

    @Test
    @Tag("nightly")
    void fiftyThousandChangedAnswersHaveOneOutcome() {
        mutations(50_000, 8);
    }

    private static void mutations(int count, long random) {
        Mutator mutator = new Mutator(random, MEANING);
        Dose.mutations(
                count,
                SEEDS,
                mutator,
                (body, seed) -> outcome(mutator.pick(seed.group().at()), mutator.pick(STATUSES), body, null));
    }

    private static Outcome outcome(String provider, int status, byte[] body, String retryAfter) {
        String text = new String(body, 0, Math.min(body.length, MOST), StandardCharsets.UTF_8);

        Outcome outcome = Desks.provider(provider).outcome(new Answer(status, text, retryAfter));

        isTold(outcome);
        return outcome;
    }

    /** A code and a reason, each on one line, bounded, without a customer in it; a pause that ends. */
    static void isTold(Outcome outcome) {
        assertThat(outcome.code()).isNotBlank().hasSizeLessThanOrEqualTo(128);
        assertThat(outcome.reason()).isNotBlank().hasSizeLessThanOrEqualTo(4096);
        for (String text : List.of(outcome.code(), outcome.reason())) {
            assertThat(text.chars()).as(text).noneMatch(Character::isISOControl);
        }
        assertThat(outcome.reason()).doesNotContain("9876543210", "asha@example.com");
        if (outcome instanceof Outcome.Retry retry && retry.after() != null) {
            assertThat(retry.after()).isBetween(Duration.ZERO, Duration.ofDays(1));
        }
        if (outcome instanceof Outcome.Throttled throttled && throttled.after() != null) {
            assertThat(throttled.after()).isBetween(Duration.ZERO, Duration.ofDays(1));
        }
    }
}
