package org.orderrelay.operator;

import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.orderrelay.account.Accounts;
import org.orderrelay.provider.Providers;

/** How long a reference each account takes. */
public final class References implements ToIntFunction<String> {
    private final Accounts accounts;
    private final Providers providers;

    public References(Accounts accounts, Providers providers) {
        this.accounts = accounts;
        this.providers = providers;
    }

    /** Longest reference of an account; empty if it is not configured any more. */
    public OptionalInt longest(String account) {
        return accounts.find(account).stream()
                .mapToInt(found -> providers.get(found.provider()).longestReference(found))
                .findFirst();
    }

    /** As {@link #longest}; 0 for an account that is not configured: it leaves no room for any suffix. */
    @Override
    public int applyAsInt(String account) {
        return longest(account).orElse(0);
    }
}
