package org.orderrelay.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.order.Violation;

/** How accounts stand, and what people stop and start. */
public final class AccountDeeds {
    private static final String E164 = "\\+[1-9][0-9]{6,14}";
    private static final char BAR = '|';

    private final Accounts accounts;
    private final Ledger ledger;
    private final Runnable wake;

    /** @param wake tells the outbox that something may go now */
    public AccountDeeds(Accounts accounts, Ledger ledger, Runnable wake) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.wake = wake;
    }

    /**
     * How an account stands.
     *
     * @param queued deliveries that wait, for whatever reason
     */
    public record Standing(String name, String provider, long queued, List<HoldView> holds) {}

    /** Every configured account, in the order of the configuration. */
    public List<Standing> all() {
        Map<String, Long> queued = ledger.view().queuedByAccount();
        List<HoldView> holds = ledger.view().holds();
        return accounts.all().stream()
                .map(account -> new Standing(
                        account.name(),
                        account.provider(),
                        queued.getOrDefault(account.name(), 0L),
                        holds.stream()
                                .filter(hold -> hold.account().equals(account.name()))
                                .toList()))
                .toList();
    }

    public Optional<Standing> find(String name) {
        return all().stream().filter(standing -> standing.name().equals(name)).findFirst();
    }

    /**
     * Holds a scope of an account until a person releases it.
     *
     * @param key empty for the account and for its own sender; a template's {@code name|language}; a recipient's number
     */
    public Decision hold(String name, Scope scope, String key, Act act) {
        Account account = accounts.find(name).orElse(null);
        if (account == null) {
            return new Decision.Decided(new Deed.NotFound("account:" + name));
        }
        List<Violation> violations = faults(scope, key);
        return violations.isEmpty()
                ? told(ledger.desk()
                        .hold(name, scope, key(account, scope, key), act)
                        .join())
                : new Decision.Invalid(violations);
    }

    /** Releases what is held; the key as in {@link #hold} or as the list shows it. */
    public Decision release(String name, Scope scope, String key, Act act) {
        Account account = accounts.find(name).orElse(null);
        if (account == null) {
            return new Decision.Decided(new Deed.NotFound("account:" + name));
        }
        boolean listed = key.startsWith(name + BAR);
        List<Violation> violations = listed ? List.of() : faults(scope, key);
        return violations.isEmpty()
                ? told(ledger.desk()
                        .release(name, scope, key(account, scope, key), act)
                        .join())
                : new Decision.Invalid(violations);
    }

    private static String key(Account account, Scope scope, String key) {
        return scope == Scope.SENDER && key.isEmpty() ? account.sender() : key;
    }

    private static List<Violation> faults(Scope scope, String key) {
        return switch (scope) {
            case ACCOUNT -> List.of();
            case SENDER -> List.of();
            case TEMPLATE ->
                key.indexOf(BAR) > 0
                        ? List.of()
                        : List.of(new Violation("/key", "form", "must be the template's name|language"));
            case RECIPIENT ->
                key.matches(E164)
                        ? List.of()
                        : List.of(new Violation("/key", "form", "must be a number such as +919876543210"));
            case MESSAGE -> List.of(new Violation("/scope", "enum", "must be account, sender, template or recipient"));
        };
    }

    private Decision told(Deed deed) {
        if (deed instanceof Deed.Done) {
            wake.run();
        }
        return new Decision.Decided(deed);
    }
}
