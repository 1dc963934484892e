package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Secret;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code accounts.yaml}, read again while the relay runs: a changed credential, template, limit or retry policy is in force
 * for the next call, and a new credential releases what the old one's refusal had put on hold. Secrets that stand in files
 * ({@code {{file:path}}}) count as part of it. A faulty change, and one that needs a restart, is reported and not used; the
 * accounts before it stay.
 */
final class AccountsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsWatch.class);
    private static final String FILE = "accounts.yaml";
    /** Holds that no answer of the provider put: an operator's, the day's limit, the breaker's. */
    private static final Set<String> OWN = Set.of("operator", "daily-cap", "circuit-open");

    private final ConfigFolder folder;
    private final Configuration configuration;
    private final Ledger ledger;
    private final Runnable wake;
    private JsonNode seen;
    private String fault = "";

    /**
     * Starts from the file as it is.
     *
     * @param wake tells the outbox that something may go now
     */
    AccountsWatch(ConfigFolder folder, Configuration configuration, Ledger ledger, Runnable wake) {
        this.folder = folder;
        this.configuration = configuration;
        this.ledger = ledger;
        this.wake = wake;
        this.seen = folder.yaml(FILE);
    }

    /** Looks at the file; called every few seconds, by one thread. */
    void refresh() {
        try {
            JsonNode now = folder.yaml(FILE);
            if (!now.equals(seen)) {
                seen = now;
                take(new AccountsFile().read(now).all());
            }
            fault = "";
        } catch (ConfigurationException e) {
            report(String.valueOf(e.getMessage()));
        }
    }

    private void take(List<Account> renewed) {
        Accounts accounts = configuration.accounts();
        List<Account> before = accounts.all();
        List<String> faults = new ArrayList<>();
        for (Account account : renewed) {
            AccountFaults.of(account, configuration.providers())
                    .forEach(fault -> faults.add("account " + account.name() + ": " + fault));
        }
        ConfigurationException.throwIfAny(faults);
        faults.addAll(needsRestart(before, renewed));
        ConfigurationException.throwIfAny(faults);
        accounts.renew(renewed);
        LOG.info("accounts.reloaded file={}", FILE);
        for (int i = 0; i < before.size(); i++) {
            if (!isSame(before.get(i).secrets(), renewed.get(i).secrets())) {
                release(renewed.get(i).name());
            }
        }
    }

    /** What routes and lanes were made of at start. */
    private static List<String> needsRestart(List<Account> before, List<Account> renewed) {
        List<String> faults = new ArrayList<>();
        if (!names(before).equals(names(renewed))) {
            faults.add(FILE + ": accounts were added, removed or moved; this takes effect at the next start");
            return faults;
        }
        for (int i = 0; i < before.size(); i++) {
            Account old = before.get(i);
            Account now = renewed.get(i);
            boolean same = old.provider().equals(now.provider())
                    && old.baseUrl().equals(now.baseUrl())
                    && old.sender().equals(now.sender())
                    && old.limits().perSecond() == now.limits().perSecond();
            if (!same) {
                faults.add("account " + now.name()
                        + ": provider, base-url, sender and limits.per-second take effect at the next start");
            }
        }
        return faults;
    }

    private static List<String> names(List<Account> accounts) {
        return accounts.stream().map(Account::name).toList();
    }

    private static boolean isSame(Map<String, Secret> before, Map<String, Secret> now) {
        return before.keySet().equals(now.keySet())
                && before.entrySet().stream().allMatch(entry -> {
                    @Nullable Secret other = now.get(entry.getKey());
                    return other != null
                            && other.reveal().equals(entry.getValue().reveal());
                });
    }

    /** The refusal was of the old credential; should the new one be refused too, it is held again after one call. */
    private void release(String account) {
        for (HoldView hold : ledger.view().holds()) {
            Scope scope = Scope.of(hold.scope());
            boolean whole = scope == Scope.ACCOUNT || scope == Scope.SENDER;
            if (hold.account().equals(account) && whole && !OWN.contains(hold.code())) {
                Act act = new Act("configuration", "the credentials in " + FILE + " changed", null);
                ledger.desk().release(account, scope, hold.key(), act).join();
                LOG.info("hold.released account={} code={} by=configuration", account, hold.code());
            }
        }
        wake.run();
    }

    /** Once, not every few seconds. */
    private void report(String found) {
        if (!found.equals(fault)) {
            fault = found;
            LOG.warn("{} is not used as it is now; the accounts before it stay: {}", FILE, found);
        }
    }
}
