package org.orderrelay.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.Customer;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;

/**
 * Reads orders in the canonical form (design section 6) from the tree an untyped JSON reader makes: maps, lists, texts,
 * whole numbers, BigDecimals, booleans. Every rule that can be known without an account is checked, and all violations
 * are told at once, each with its JSON pointer relative to the order. Thread-safe.
 */
public final class CanonicalOrders {
    private static final Set<String> ORDER =
            Names.all(Names.ORDER_VALUES, "customer", "recipients", "items", "beneficiaries", "payment", "refs");
    private static final Set<String> CURRENCIES = Set.of("INR", "BRL");
    private static final String PHYSICAL = "physical";
    private static final String DIGITAL = "digital";

    private static final TextRule REFERENCE = TextRule.word(35);
    private static final TextRule EVENT_ID = TextRule.printable(128);
    private static final TextRule ACCOUNT = TextRule.word(64);
    private static final TextRule ID = TextRule.printable(64);
    private static final TextRule DESCRIPTION = TextRule.prose(120);
    private static final int LONGEST_SHOWN = 128;

    private final Clock clock;
    private final PeopleReader people;
    private final InvoiceReader invoices;
    private final ImageLinks images;

    /**
     * Makes a reader that takes phone numbers in E.164 only.
     *
     * @param imageHosts allow-list {@code security.image.hosts}: host names, {@code *.example.com}, or {@code *} for any
     */
    public CanonicalOrders(Clock clock, List<String> imageHosts) {
        this(clock, imageHosts, null);
    }

    /**
     * Makes a reader.
     *
     * @param phoneRegion ISO code of the country whose national spellings of numbers are taken too; null takes none
     */
    public CanonicalOrders(Clock clock, List<String> imageHosts, @Nullable String phoneRegion) {
        this.clock = clock;
        this.people = new PeopleReader(new Phones(phoneRegion));
        this.images = new ImageLinks(imageHosts);
        this.invoices = new InvoiceReader(images);
    }

    /** Reads one order. */
    public Reading read(@Nullable Object tree) {
        Findings findings = new Findings();
        Part part = Part.of(tree, "", findings);
        if (part == null) {
            return new Reading.Invalid(null, null, findings.all());
        }
        Order order = order(part);
        if (order == null || findings.any()) {
            return new Reading.Invalid(shown(tree, "reference_id"), shown(tree, "status"), findings.all());
        }
        return CanonicalJson.of(order);
    }

    /** A field as the document spells it, for lists of what was refused; null if there is no such plain value. */
    static @Nullable String shown(@Nullable Object tree, String name) {
        Object value = tree instanceof Map<?, ?> map ? map.get(name) : null;
        boolean plain = value instanceof String || value instanceof Number;
        return plain ? Shown.text(String.valueOf(value), LONGEST_SHOWN) : null;
    }

    /** The order; null if its status is unknown. It counts only if no violation was noted. */
    private @Nullable Order order(Part part) {
        part.knowsOnly(ORDER);
        String reference = part.required("reference_id", REFERENCE);
        OrderStatus status = status(part);
        boolean pending = status == OrderStatus.PENDING;
        Customer customer = people.customer(part);
        List<Phone> recipients = people.recipients(part, customer);
        people.demandWayToRecipient(part, customer);
        if (pending) {
            demandInvoice(part);
        }
        List<LineItem> items = invoices.items(part);
        Amounts amounts = invoices.amounts(part, pending, items);
        Order order = new Order(
                reference,
                status == null ? OrderStatus.PENDING : status,
                part.text("event_id", EVENT_ID),
                TimeField.read(part, "occurred_at"),
                part.text("description", DESCRIPTION),
                customer,
                recipients,
                part.text("account", ACCOUNT),
                currency(part),
                isPhysical(part),
                items,
                amounts,
                images.read(part, "header_image"),
                part.text("catalog_id", ID),
                part.flag("quick_pay"),
                expiry(part, pending),
                part.text("expires_description", DESCRIPTION),
                people.beneficiaries(part),
                PaymentReader.payment(part.part("payment")),
                PaymentReader.refs(part.part("refs")));
        return status == null ? null : order;
    }

    private static @Nullable OrderStatus status(Part part) {
        if (!part.demand("status")) {
            return null;
        }
        OrderStatus status = part.value("status") instanceof String text
                ? OrderStatus.parse(text).orElse(null)
                : null;
        if (status == null) {
            part.violated(
                    "status",
                    "status",
                    "must be pending, processing, partially_shipped, shipped, completed or canceled");
        }
        return status;
    }

    private static void demandInvoice(Part part) {
        part.demand("currency");
        part.demand("subtotal");
        part.demand("total_amount");
        if (part.demand("items") && part.value("items") instanceof List<?> list && list.isEmpty()) {
            part.violated("items", "count", "must have at least one entry");
        }
    }

    private static @Nullable String currency(Part part) {
        Object currency = part.value("currency");
        if (currency instanceof String code && CURRENCIES.contains(code)) {
            return code;
        }
        if (currency != null) {
            part.violated("currency", "currency", "must be INR or BRL");
        }
        return null;
    }

    private static boolean isPhysical(Part part) {
        Object goods = part.value("goods");
        if (goods != null && !PHYSICAL.equals(goods) && !DIGITAL.equals(goods)) {
            part.violated("goods", "goods", "must be physical or digital");
        }
        return !DIGITAL.equals(goods);
    }

    /** An invoice nobody can pay any more is refused; a later status may repeat the expiry of its order. */
    private @Nullable Instant expiry(Part part, boolean pending) {
        Instant expiresAt = TimeField.read(part, "expires_at");
        if (pending && expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            part.violated("expires_at", "expired", "is past");
        }
        return expiresAt;
    }
}
