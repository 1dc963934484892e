package org.orderrelay.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Backlog;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.LedgerView;

/** Gauges of what the ledger says: what waits, since when, and what is held. Not a number while it cannot be read. */
final class WaitingMetrics {
    private static final String ACCOUNT = "account";

    /** What can be held; a single message cannot. */
    private static final List<Scope> HELD = List.of(Scope.ACCOUNT, Scope.SENDER, Scope.TEMPLATE, Scope.RECIPIENT);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Kept<Map<String, Long>> states;
    private final Kept<Backlog> backlog;
    private final Kept<Long> waiting;
    private final Kept<List<HoldView>> holds;

    /** @param unknownWait how long an unknown delivery may be so; 0 counts none as waiting too long */
    WaitingMetrics(MeterRegistry registry, LedgerView view, Duration unknownWait, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.states = new Kept<>(view::countByState);
        this.holds = new Kept<>(view::holds);
        this.waiting = new Kept<>(view::waitingCount);
        this.backlog = new Kept<>(() -> {
            Instant now = clock.instant();
            return view.backlog(now, unknownWait.isZero() ? Instant.EPOCH : now.minus(unknownWait));
        });
    }

    void register(Accounts accounts) {
        for (DeliveryState state : DeliveryState.values()) {
            gauge(
                    "order.relay.deliveries",
                    "Deliveries by state, as the ledger counts them for all nodes",
                    null,
                    Tags.of("state", state.wire()),
                    () -> from(states, counts -> counts.getOrDefault(state.wire(), 0L)));
        }
        gauge(
                "order.relay.orders.waiting",
                "Orders that wait for their contact, or behind one that does",
                null,
                Tags.empty(),
                () -> from(waiting, orders -> orders));
        gauge(
                "order.relay.unknown.overdue",
                "Unknown deliveries older than delivery.unknown.wait: somebody must decide",
                null,
                Tags.empty(),
                () -> from(backlog, Backlog::unknown));
        gauge(
                "order.relay.news.oldest",
                "How long the oldest news for the ERP waits for the broker",
                "seconds",
                Tags.empty(),
                () -> from(backlog, waiting -> age(waiting.oldestNews())));
        gauge(
                "order.relay.webhooks.oldest",
                "How long the oldest stored webhook waits to be applied",
                "seconds",
                Tags.empty(),
                () -> from(backlog, waiting -> age(waiting.oldestWebhook())));
        accounts.all().forEach(this::register);
    }

    private void register(Account account) {
        String name = account.name();
        Tags tags = Tags.of(ACCOUNT, name);
        gauge(
                "order.relay.queue.oldest",
                "How long the delivery that waits longest could have gone already; holds and limits keep it",
                "seconds",
                tags,
                () -> from(backlog, waiting -> age(waiting.oldestDue().get(name))));
        if (account.limits().perDay() > 0) {
            gauge(
                    "order.relay.account.calls.today",
                    "Calls of today (UTC) of an account with a daily limit",
                    null,
                    tags,
                    () -> from(backlog, waiting -> waiting.callsToday().getOrDefault(name, 0L)));
            gauge(
                    "order.relay.account.calls.limit",
                    "limits.per-day of the account",
                    null,
                    tags,
                    () -> account.limits().perDay());
        }
        for (Scope scope : HELD) {
            Tags scoped = tags.and("scope", scope.wire());
            gauge(
                    "order.relay.holds",
                    "Scopes that are held",
                    null,
                    scoped,
                    () -> from(holds, all -> of(all, name, scope).count()));
            gauge(
                    "order.relay.hold.oldest",
                    "How long the oldest hold stands",
                    "seconds",
                    scoped,
                    () -> from(
                            holds,
                            all -> age(of(all, name, scope)
                                    .map(HoldView::since)
                                    .min(Instant::compareTo)
                                    .orElse(null))));
        }
    }

    private static Stream<HoldView> of(List<HoldView> holds, String account, Scope scope) {
        return holds.stream()
                .filter(hold -> hold.account().equals(account) && hold.scope().equals(scope.wire()));
    }

    private double age(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private static <T> double from(Kept<T> kept, Function<T, ? extends Number> part) {
        return kept.get().map(part).map(Number::doubleValue).orElse(Double.NaN);
    }

    private void gauge(String name, String description, @Nullable String unit, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }
}
