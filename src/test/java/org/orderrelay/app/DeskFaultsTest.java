package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.pipeline.TeaProvider;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;
import org.orderrelay.provider.Provider;

/** No secret, no start; and nothing is promised that a provider cannot do. */
class DeskFaultsTest {
    @TempDir
    private Path data;

    private static Account account(Map<String, String> options, Map<String, String> secrets) {
        return TeaProvider.account("shop", URI.create("https://provider.example"), options, secrets);
    }

    private static Provider tea(Optional<HttpRequest> question) {
        return new TeaProvider(
                new PaymentDesk() {
                    @Override
                    public Optional<HttpRequest> request(String wireReference, Account account) {
                        return question;
                    }

                    @Override
                    public Optional<PaymentState> state(Answer answer) {
                        return Optional.empty();
                    }
                },
                null);
    }

    @Test
    void aWebhookWithoutTheRightSecretIsRefusedByItsDesk() {
        assertThat(DeskFaults.of(account(Map.of(), Map.of("webhook.secret", "")), new TeaProvider()))
                .containsExactly("webhook.secret is missing");
        assertThat(DeskFaults.of(account(Map.of(), Map.of("webhook.secret", "long enough")), new TeaProvider()))
                .isEmpty();
    }

    @Test
    void anAccountWithoutAWebhookNeedsNoSecret() {
        assertThat(DeskFaults.of(account(Map.of(), Map.of("api-key", "key")), new TeaProvider()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "", "TRUE"})
    void aLookUpIsWantedOrNot(String value) {
        assertThat(DeskFaults.of(account(Map.of("payment-lookup", value), Map.of()), new TeaProvider()))
                .containsExactly("payment-lookup must be true or false");
    }

    @Test
    void aLookUpNeedsAProviderThatAnswersAndWhatItAsksBy() {
        Account wanting = account(Map.of("payment-lookup", "true"), Map.of());
        HttpRequest question = new HttpRequest("GET", URI.create("https://provider.example/p"), Map.of(), "");

        assertThat(DeskFaults.of(wanting, new TeaProvider()))
                .singleElement()
                .asString()
                .contains("cannot be asked");
        assertThat(DeskFaults.of(wanting, tea(Optional.empty())))
                .singleElement()
                .asString()
                .contains("payment.configuration");
        assertThat(DeskFaults.of(wanting, tea(Optional.of(question)))).isEmpty();
        assertThat(DeskFaults.of(account(Map.of("payment-lookup", "false"), Map.of()), new TeaProvider()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "9999ms"})
    void templatesAreNotPolledWithoutPause(String pause) {
        Map<String, String> environment = Map.of("KALEYRA_API_KEY", "k", "TEMPLATES_POLL", pause);

        assertThatThrownBy(() -> Configuration.read(Path.of("config"), data, environment, Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("templates.poll must be 0 or at least 10s");
    }
}
