package org.orderrelay.account;

import java.util.List;
import java.util.Optional;

/** The configured accounts by name. */
public final class Accounts {
    private final List<Account> all;

    public Accounts(List<Account> all) {
        this.all = List.copyOf(all);
    }

    public List<Account> all() {
        return all;
    }

    public Optional<Account> find(String name) {
        return all.stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
