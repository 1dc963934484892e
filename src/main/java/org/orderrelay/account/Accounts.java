package org.orderrelay.account;

import java.util.List;
import java.util.Optional;

/** The configured accounts by name. Thread-safe; whoever keeps one of them keeps how it was when it was asked for. */
public final class Accounts {
    private volatile List<Account> all;

    public Accounts(List<Account> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Puts others in the place of all, at once.
     *
     * @param renewed the same names in the same order: which accounts there are is settled at start
     * @throws IllegalArgumentException if the names are others
     */
    public void renew(List<Account> renewed) {
        if (!names(renewed).equals(names(all))) {
            throw new IllegalArgumentException("other accounts than " + names(all));
        }
        all = List.copyOf(renewed);
    }

    private static List<String> names(List<Account> accounts) {
        return accounts.stream().map(Account::name).toList();
    }

    public List<Account> all() {
        return all;
    }

    public Optional<Account> find(String name) {
        return all.stream().filter(account -> account.name().equals(name)).findFirst();
    }
}
