package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.enrich.Routing;

/** The routing rules: what they may ask for, and where their faults are told. */
class RoutingFileTest {
    @TempDir
    private Path folder;

    private static Account account(String name) {
        return new Account(
                name,
                "kaleyra",
                URI.create("https://api.example.com"),
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                PaymentDefaults.NONE,
                List.of(),
                Map.of(),
                Map.of());
    }

    private Routing read(String routing) throws Exception {
        Path file = Files.writeString(folder.resolve("accounts.yaml"), "accounts: []\nrouting:\n" + routing);
        return new RoutingFile(
                        new Accounts(List.of(account("india"), account("brazil"))),
                        text -> text.replace("{{env:WHERE}}", "brazil"))
                .read(file);
    }

    private List<String> faults(String routing) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(routing))
                .faults();
    }

    @Test
    void aRuleMayAskForCountryCurrencyStatusAndSource() throws Exception {
        assertThat(read("""
                  rules:
                    - {when: {country: BR, currency: BRL, status: Cancelled, source: sftp}, account: brazil}
                    - when: {status: partially-shipped}
                      account: "{{env:WHERE}}"
                  default: india
                """))
                .isEqualTo(new Routing(
                        List.of(
                                new Routing.Rule("BR", "BRL", "canceled", "sftp", "brazil"),
                                new Routing.Rule(null, null, "partially_shipped", null, "brazil")),
                        "india"));
        assertThat(read("  default: india\n")).isEqualTo(new Routing(List.of(), "india"));
        assertThat(read("  {}\n")).isEqualTo(new Routing(List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{when: {county: BR}, account: brazil}      | line 4: unknown key county",
                "{when: {country: Brazil}, account: brazil} | line 4: country must be the ISO code of a country",
                "{when: {country: br}, account: brazil}     | line 4: country must be the ISO code of a country",
                "{when: {currency: RUPEE}, account: india}  | line 4: currency must be the ISO code of a currency",
                "{when: {status: paid}, account: india}     | line 4: status must be one of the six statuses",
                "{when: {source: kafka}, account: india}    | line 4: source must be jms, rest, file or sftp",
                "{when: {source: jms}}                      | line 4: account is missing",
                "{when: {source: jms}, account: mars}       | line 4: account names an account that is not configured: mars",
                "{if: {source: jms}, account: india}        | line 4: unknown key if",
                "{when: BR, account: india}                 | line 4: must be a block of keys and values",
                "{when: {country: [BR]}, account: india}    | line 4: country must be a plain value",
            })
    void aFaultIsToldWithFileAndLine(String rule, String fault) {
        assertThat(faults("  rules:\n    - " + rule + "\n  default: india\n"))
                .anySatisfy(told -> assertThat(told).contains("accounts.yaml " + fault));
    }

    @Test
    void aRuleBehindOneThatMatchesEverythingIsAFault() {
        assertThat(faults("  rules:\n    - {account: india}\n    - {when: {country: BR}, account: brazil}\n"))
                .singleElement()
                .asString()
                .contains("line 5: is never asked");
        assertThat(faults("  rules: none\n")).singleElement().asString().contains("line 3: rules must be a list");
        assertThat(faults("  rule: []\n")).singleElement().asString().contains("line 3: unknown key rule");
    }
}
