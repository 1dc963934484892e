package org.orderrelay.ledger.jdbc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.order.Customer;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Origin;
import org.orderrelay.order.Payment;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Refs;
import org.orderrelay.order.Violation;

/** The tea shop's orders. Each sample says what differs from the plain one. */
final class Samples {
    static final Phone ASHA = new Phone("+919876543210");
    static final Phone RAVI = new Phone("+919876500000");
    private static final AtomicLong IDS = new AtomicLong();
    /** Where the test clock stands still. */
    private static final long START_MILLIS =
            Instant.parse("2026-11-21T09:00:00Z").toEpochMilli();

    private Samples() {}

    static Account account(String name, Limits limits) {
        return account(name, limits, Duration.ofMinutes(10));
    }

    private static Account account(String name, Limits limits, Duration probe) {
        RetryPolicy retry = new RetryPolicy(3, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0);
        return new Account(
                name,
                "kaleyra",
                URI.create("https://api.example.com"),
                "+911234567890",
                limits,
                retry,
                probe,
                64,
                PaymentDefaults.NONE,
                List.of(),
                Map.of(),
                Map.of());
    }

    static Accounts accounts() {
        return new Accounts(List.of(
                account("north", Limits.NONE),
                account("south", Limits.NONE),
                account("slow", new Limits(10, Duration.ZERO, 0)),
                account("unprobed", Limits.NONE, Duration.ZERO),
                shop(),
                account("paired", new Limits(0, Duration.ofSeconds(6), 2)),
                account("capped", new Limits(0, Duration.ZERO, 0, 3, 0))));
    }

    /** With a template of its own. */
    private static Account shop() {
        Account plain = account("shop", Limits.NONE);
        return new Account(
                plain.name(),
                plain.provider(),
                plain.baseUrl(),
                plain.sender(),
                plain.limits(),
                plain.retry(),
                plain.probe(),
                plain.inFlight(),
                plain.payment(),
                List.of(new TemplateRef("order_status", null, "en_US", "shop_status", false, null, null, null)),
                Map.of(),
                Map.of());
    }

    static Sample order(String reference, OrderStatus status) {
        return new Sample(reference, status, null, null, "north", List.of(ASHA), "plain", 35, null);
    }

    static Sample pending(String reference) {
        return order(reference, OrderStatus.PENDING);
    }

    static Entry invalid(String document) {
        Violation violation = new Violation("/items", "required", "items are missing");
        return new Entry.Invalid(
                Origin.of("jms", document), 0, "R-invalid", "pending", "{\"broken\":1}", List.of(violation));
    }

    /** An order in the making; each {@code with} gives a copy. */
    record Sample(
            String reference,
            OrderStatus status,
            String eventId,
            Instant occurredAt,
            String account,
            List<Phone> recipients,
            String hash,
            int longest,
            Origin origin) {

        Sample event(String id) {
            return new Sample(reference, status, id, occurredAt, account, recipients, hash, longest, origin);
        }

        Sample at(String time) {
            Instant at = Instant.parse(time);
            return new Sample(reference, status, eventId, at, account, recipients, hash, longest, origin);
        }

        Sample by(String name) {
            return new Sample(reference, status, eventId, occurredAt, name, recipients, hash, longest, origin);
        }

        Sample to(Phone... phones) {
            return new Sample(reference, status, eventId, occurredAt, account, List.of(phones), hash, longest, origin);
        }

        Sample content(String other) {
            return new Sample(reference, status, eventId, occurredAt, account, recipients, other, longest, origin);
        }

        Sample longest(int length) {
            return new Sample(reference, status, eventId, occurredAt, account, recipients, hash, length, origin);
        }

        Sample row(String fileId, int first, int last) {
            Origin row = new Origin("file", "orders.csv", fileId, first, last);
            return new Sample(reference, status, eventId, occurredAt, account, recipients, hash, longest, row);
        }

        Entry.Valid entry() {
            return entry(null);
        }

        /** With a given id for its first delivery. */
        Entry.Valid entry(String deliveryId) {
            List<PlannedDelivery> plans = new ArrayList<>();
            for (Phone phone : recipients) {
                String id = deliveryId == null || !plans.isEmpty() ? nextId() : deliveryId;
                String template = status == OrderStatus.PENDING ? "details" : "status";
                plans.add(new PlannedDelivery(
                        id, phone, account, "kaleyra", "+911234567890", template, "en_US", payload(), longest));
            }
            Origin from = origin == null ? Origin.of("rest", "request-1") : origin;
            return new Entry.Valid(from, 0, order(), payload(), hash + status.wire(), plans);
        }

        private String payload() {
            return "{\"order\":\"" + reference + "\",\"status\":\"" + status.wire() + "\"}";
        }

        private Order order() {
            return new Order(
                    reference,
                    status,
                    eventId,
                    occurredAt,
                    null,
                    Customer.UNKNOWN,
                    List.of(),
                    null,
                    "INR",
                    true,
                    List.of(),
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    List.of(),
                    Payment.NONE,
                    new Refs("customer1", null, null));
        }
    }

    /** Grows like a UUIDv7. */
    private static String nextId() {
        long millis = START_MILLIS + IDS.incrementAndGet();
        return new UUID((millis << 16) | 0x7000L, 0x8000_0000_0000_0000L).toString();
    }
}
