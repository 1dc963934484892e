package org.orderrelay.app;

import java.util.List;
import java.util.stream.Stream;
import org.orderrelay.account.Account;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;

/** What is wrong with an account for its provider, by the rules of {@code accounts.yaml}. */
final class AccountFaults {
    private AccountFaults() {}

    /** One sentence each; none for a provider whose table of codes is missing or faulty, which is told of the table. */
    static List<String> of(Account account, Providers providers) {
        if (!providers.names().contains(account.provider())) {
            return ShippedProviders.isShipped(account.provider())
                    ? List.of()
                    : List.of("provider must be one of " + providers.names());
        }
        Provider provider = providers.get(account.provider());
        return Stream.concat(provider.faults(account).stream(), DeskFaults.of(account, provider).stream())
                .toList();
    }
}
