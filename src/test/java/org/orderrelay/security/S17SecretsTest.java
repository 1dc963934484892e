package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
import org.orderrelay.order.Phone;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.WebhookCall;

/**
 * S17: secrets stand in no file and print as asterisks. That none is found in logs, JMX and answers, shows {@link
 * P30CanaryTest}; that a reference is taken as it is and a faulty file is not quoted, {@code SecretsTest}.
 */
class S17SecretsTest {
    private static final String CANARY = "canary7f3a";
    private static final Pattern LITERAL = Pattern.compile(
            "(?im)^[ \\t]*#?[ \\t]*(api-key|access-token|[a-z.-]*password|[a-z.-]*secret|verify-token)[ \\t]*[:=][ \\t]*[\"']?(?!\\{\\{(env|file):)[^\\s\"'{]");

    @Test
    void whatHoldsASecretDoesNotPrintIt() {
        Secret secret = new Secret(CANARY);
        Account account = new Account(
                "a",
                "kaleyra",
                URI.create("https://api.example.com"),
                "1",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ZERO,
                1,
                PaymentDefaults.NONE,
                List.of(),
                Map.of(),
                Map.of("api-key", secret));
        HttpRequest request =
                new HttpRequest("GET", URI.create("https://api.example.com/x"), Map.of("api-key", CANARY), CANARY);
        WebhookCall call = new WebhookCall(
                "POST", CANARY, Map.of("authorization", CANARY), Map.of(), CANARY.getBytes(StandardCharsets.UTF_8));

        for (Object holder : List.of(secret, account, request, call, List.of(secret), Map.of("k", secret))) {
            assertThat(holder.toString()).doesNotContain(CANARY);
        }
        assertThat(new Phone("+919123456789").toString()).doesNotContain("9123456");
    }

    @Test
    void noShippedFileHoldsASecret() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(LITERAL);
            }
        }
    }
}
