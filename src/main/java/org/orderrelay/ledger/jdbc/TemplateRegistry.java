package org.orderrelay.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;

/**
 * What the providers say of templates; see decisions/templates.md. Older news never undoes newer, by the clock of whoever
 * told.
 *
 * <p>Longer than 120 lines: reading, judging and writing the registry are one subject.
 */
final class TemplateRegistry {
    private static final String PUT = "INSERT INTO templates (account, name, language, status, reason, told_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, name, language) DO UPDATE SET"
            + " status = excluded.status, reason = excluded.reason, told_at = excluded.told_at"
            + " WHERE excluded.told_at >= templates.told_at";
    private static final String GONE = "not in the provider's list of templates: create it or correct the account's"
            + " configuration; nothing is sent with it until it is listed";

    /** News with the account it is of. */
    record News(String account, Receipt.TemplateNews news) {}

    private record Standing(TemplateState state, @Nullable String reason, long toldAt) {
        boolean says(Standing other) {
            return state == other.state && Objects.equals(reason, other.reason);
        }
    }

    private final Transaction tx;
    private final TemplateHolds holds;
    private final Map<TemplateKey, Standing> known = new HashMap<>();
    private final Map<TemplateKey, Standing> changed = new LinkedHashMap<>();
    /** Templates deliveries are or will be sent with. */
    private final Set<TemplateKey> used = new HashSet<>();

    private final Set<String> listed = new HashSet<>();

    private TemplateRegistry(Transaction tx, Collection<String> accounts) throws SQLException {
        this.tx = tx;
        this.holds = new TemplateHolds(tx);
        Sql sql = tx.sql();
        String ofAccounts = sql.engine.in("account");
        Sql.Keys keys = new Sql.Keys(new TreeSet<>(accounts));
        sql.each("SELECT account FROM listings WHERE " + ofAccounts, row -> listed.add(row.getString(1)), keys);
        sql.each(
                "SELECT account, name, language, status, reason, told_at FROM templates WHERE " + ofAccounts
                        + " ORDER BY account, name, language" + sql.engine.forUpdate(),
                row -> known.put(
                        new TemplateKey(row.getString(1), row.getString(2), row.getString(3)),
                        new Standing(TemplateState.of(row.getString(4)), row.getString(5), row.getLong(6))),
                keys);
        sql.each(
                "SELECT DISTINCT account, template, language FROM lanes WHERE " + ofAccounts,
                row -> used.add(new TemplateKey(row.getString(1), row.getString(2), row.getString(3))),
                keys);
        accounts.forEach(account -> used.addAll(configured(account)));
    }

    private List<TemplateKey> configured(String account) {
        return tx.setting().accounts().find(account).stream()
                .flatMap(found -> found.templates().stream())
                .map(template -> new TemplateKey(account, template.name(), template.locale()))
                .toList();
    }

    /** Takes news that was told; one answer each, in order. */
    static List<Came> apply(Transaction tx, List<News> all) throws SQLException {
        if (all.isEmpty()) {
            return List.of();
        }
        TemplateRegistry registry =
                new TemplateRegistry(tx, all.stream().map(News::account).toList());
        List<Came> came = new ArrayList<>();
        for (News news : all) {
            came.add(registry.take(news.account(), news.news(), true));
        }
        registry.write();
        return came;
    }

    /** Takes the whole list of an account: what is configured or known and not in it is gone. */
    static List<Came> list(Transaction tx, String account, List<Receipt.TemplateNews> all) throws SQLException {
        tx.sql()
                .update(
                        "INSERT INTO listings (account, listed_at) VALUES (?, ?) ON CONFLICT (account)"
                                + " DO UPDATE SET listed_at = excluded.listed_at",
                        account,
                        tx.now());
        TemplateRegistry registry = new TemplateRegistry(tx, List.of(account));
        List<Came> came = new ArrayList<>();
        Set<TemplateKey> seen = new HashSet<>();
        long at = all.stream().mapToLong(news -> Micros.of(news.at())).max().orElse(tx.now());
        for (Receipt.TemplateNews news : all) {
            seen.addAll(registry.keys(account, news));
            came.add(registry.take(account, news, false));
        }
        came.addAll(registry.takeAbsent(account, seen, at));
        registry.holds.probeNoMore(account);
        registry.write();
        return came;
    }

    private List<Came> takeAbsent(String account, Set<TemplateKey> seen, long at) throws SQLException {
        Set<TemplateKey> absent =
                new TreeSet<>(Comparator.comparing(TemplateKey::name).thenComparing(TemplateKey::language));
        absent.addAll(configured(account));
        known.keySet().stream().filter(key -> key.account().equals(account)).forEach(absent::add);
        absent.removeAll(seen);
        List<Came> came = new ArrayList<>();
        for (TemplateKey key : absent) {
            came.add(take(key, new Standing(TemplateState.GONE, GONE, at), false) ? Came.CHANGED : Came.REPEATED);
        }
        return came;
    }

    private Came take(String account, Receipt.TemplateNews news, boolean told) throws SQLException {
        Standing standing = new Standing(news.state(), news.reason(), Micros.of(news.at()));
        boolean any = false;
        for (TemplateKey key : keys(account, news)) {
            any |= take(key, standing, told);
        }
        return any ? Came.CHANGED : Came.REPEATED;
    }

    /** News without a language is about every language known; an empty one stands for it where none is. */
    private Set<TemplateKey> keys(String account, Receipt.TemplateNews news) {
        if (news.language() != null) {
            return Set.of(new TemplateKey(account, news.template(), news.language()));
        }
        Set<TemplateKey> all = new HashSet<>(used);
        all.addAll(known.keySet());
        all.removeIf(key -> !key.account().equals(account) || !key.name().equals(news.template()));
        return all.isEmpty() ? Set.of(new TemplateKey(account, news.template(), "")) : all;
    }

    /**
     * Whether it changed the registry or a hold.
     *
     * @param told news about this very template, which is held also if nothing was sent with it yet
     */
    private boolean take(TemplateKey key, Standing standing, boolean told) throws SQLException {
        Standing before = known.get(key);
        if (before != null && before.toldAt() > standing.toldAt()) {
            return false;
        }
        known.put(key, standing);
        changed.put(key, standing);
        boolean held = false;
        if (standing.state().isSendable()) {
            held = holds.release(key, standing.toldAt());
        } else if (told || used.contains(key)) {
            String reason = standing.reason() == null
                    ? "the provider says that the template is "
                            + standing.state().wire()
                    : standing.reason();
            held = holds.hold(key, standing.state(), reason, listed.contains(key.account()));
        }
        return held || before == null || !before.says(standing);
    }

    private void write() throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        changed.forEach((key, standing) -> rows.add(new @Nullable Object[] {
            key.account(), key.name(), key.language(), standing.state().wire(), standing.reason(), standing.toldAt()
        }));
        tx.sql().batch(PUT, rows);
    }
}
