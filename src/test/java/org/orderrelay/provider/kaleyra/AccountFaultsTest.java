package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.Secret;
import org.orderrelay.account.TemplateRef;

final class AccountFaultsTest {
    private static final AccountFaults STRICT = new AccountFaults(false);

    @Test
    void findsNothingInAGoodAccount() {
        assertThat(STRICT.of(TeaShop.account())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.in.kaleyra.io, +911234567890, '', sid",
        "https://api.in.kaleyra.io, +911234567890, HX/1, sid",
        "https://api.in.kaleyra.io, 'our shop', HX1, sender",
        "https://api.in.kaleyra.io, +0123, HX1, sender",
        "http://api.in.kaleyra.io, +911234567890, HX1, base-url",
        "ftp://api.in.kaleyra.io, +911234567890, HX1, base-url",
        "api.in.kaleyra.io, +911234567890, HX1, base-url",
        "http://127.0.0.1.example.com, +911234567890, HX1, base-url"
    })
    void namesTheKeyThatIsWrong(String baseUrl, String sender, String sid, String key) {
        assertThat(STRICT.of(TeaShop.account(baseUrl, sender, sid)))
                .singleElement()
                .asString()
                .startsWith(key);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9900, 911234567890",
        "http://localhost:9900, +911234567890",
        "http://[::1]:9900, +911234567890"
    })
    void takesPlainHttpOnLoopback(String baseUrl, String sender) {
        assertThat(STRICT.of(TeaShop.account(baseUrl, sender, "HX1"))).isEmpty();
    }

    @Test
    void takesPlainHttpElsewhereOnlyWhenAllowed() {
        Account account = TeaShop.account("http://stub.example.com", "+911234567890", "HX1");

        assertThat(new AccountFaults(true).of(account)).isEmpty();
    }

    @Test
    void namesEverythingThatIsMissing() {
        Account good = TeaShop.account();
        Account bad = new Account(
                good.name(),
                good.provider(),
                URI.create("http://example.com"),
                "",
                good.limits(),
                good.retry(),
                good.probe(),
                good.inFlight(),
                new PaymentDefaults("UPI_PAYU", null),
                List.of(
                        new TemplateRef("order_details", null, "en_US", "t".repeat(513), true, null, null, null),
                        new TemplateRef("order_status", null, "en_US", "news", true, null, null, null)),
                Map.of(),
                Map.of("api-key", new Secret("key-of-tests\n")));

        assertThat(STRICT.of(bad)).hasSize(7).noneMatch(fault -> fault.contains("key-of-tests"));
    }
}
