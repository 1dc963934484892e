package org.orderrelay.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Customer;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Violation;

/**
 * Fills in what an order lacks: the contact, the account, the template and its header image, the importer of its items.
 * Thread-safe.
 */
public final class Enricher {
    private final ContactLookup contacts;
    private final Accounts accounts;
    private final Routing routing;

    public Enricher(ContactLookup contacts, Accounts accounts, Routing routing) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.routing = routing;
    }

    /**
     * Enriches one order.
     *
     * @param source {@code Origin.source()}, for the routing
     * @param existing name of the account that took the order's details; it keeps the order, whatever else says
     */
    public Enrichment enrich(Order order, String source, Optional<String> existing) {
        ContactAnswer answer = lookUp(order.customer());
        if (answer instanceof ContactAnswer.Unavailable unavailable) {
            return new Enrichment.Waiting(unavailable.reason());
        }
        List<Violation> violations = new ArrayList<>(0);
        Customer customer = known(order.customer(), answer);
        Phone reached = reached(customer, order.recipients(), violations);
        Account account = account(order, source, existing, reached, violations);
        Template template = account == null ? null : template(order, account, customer, violations);
        if (!violations.isEmpty() || account == null || template == null) {
            return new Enrichment.Refused(violations);
        }
        return new Enrichment.Enriched(filled(order, customer, account), account, template);
    }

    /** A customer of whom the order says everything is not looked up. */
    private ContactAnswer lookUp(Customer customer) {
        boolean complete = customer.phone() != null && customer.name() != null && customer.locale() != null;
        return customer.id() == null || complete ? new ContactAnswer.Unknown() : contacts.ask(customer.id());
    }

    /** The order's own words go before the contact's. */
    private static Customer known(Customer customer, ContactAnswer answer) {
        if (!(answer instanceof ContactAnswer.Known known)) {
            return customer;
        }
        Contact contact = known.contact();
        return new Customer(
                customer.id(),
                customer.phone() == null ? contact.phone() : customer.phone(),
                customer.name() == null ? contact.name() : customer.name(),
                customer.email(),
                customer.locale() == null ? contact.locale() : customer.locale());
    }

    /**
     * The first number that will be reached. An order that names a customer nobody can reach is refused even if it has
     * further recipients: the one it is for would hear nothing, and nobody would know.
     */
    private static @Nullable Phone reached(Customer customer, List<Phone> recipients, List<Violation> violations) {
        if (customer.phone() != null) {
            return customer.phone();
        }
        if (customer.id() != null) {
            String message = "the order has no phone, and the contacts have none for this customer id";
            violations.add(new Violation("/customer/id", "recipient", message));
            return null;
        }
        if (recipients.isEmpty()) {
            violations.add(new Violation("/customer", "recipient", "needs a phone, or an id that is in the contacts"));
            return null;
        }
        return recipients.get(0);
    }

    private @Nullable Account account(
            Order order,
            String source,
            Optional<String> existing,
            @Nullable Phone reached,
            List<Violation> violations) {
        Optional<String> name = existing.or(() -> Optional.ofNullable(order.account()))
                .or(() -> routing.route(order, source, country(reached)));
        Account account = name.flatMap(accounts::find).orElse(null);
        if (account == null) {
            String message = name.isEmpty()
                    ? "no routing rule matches and there is no default account"
                    : "there is no account of that name in accounts.yaml";
            violations.add(new Violation("/account", "account", message));
        }
        return account;
    }

    /** Looked up only where a rule asks: it costs more than all the rest of enriching. */
    private @Nullable String country(@Nullable Phone reached) {
        return reached == null || !routing.asksForCountry()
                ? null
                : Regions.of(reached).orElse(null);
    }

    private static @Nullable Template template(
            Order order, Account account, Customer customer, List<Violation> violations) {
        TemplateRef chosen =
                TemplateChoice.of(account, order.status(), customer.locale()).orElse(null);
        if (chosen == null) {
            String message = "the account has no template for " + order.status().wire();
            violations.add(new Violation("/status", "template", message));
            return null;
        }
        String image = headerImage(order, chosen);
        if (chosen.imageHeader() && image == null) {
            String message = "the template has an image header, and neither the order nor accounts.yaml has a picture";
            violations.add(new Violation("/header_image", "header-image", message));
        }
        return new Template(chosen.name(), chosen.locale(), image, chosen.body(), chosen.footer());
    }

    private static @Nullable String headerImage(Order order, TemplateRef template) {
        if (!template.imageHeader()) {
            return null;
        }
        return order.headerImage() == null ? template.headerImage() : order.headerImage();
    }

    private static Order filled(Order order, Customer customer, Account account) {
        List<LineItem> items = Importers.fill(order.items(), account.importer());
        if (customer.equals(order.customer()) && items == order.items()) {
            return order;
        }
        return new Order(
                order.referenceId(),
                order.status(),
                order.eventId(),
                order.occurredAt(),
                order.description(),
                customer,
                order.recipients(),
                order.account(),
                order.currency(),
                order.physicalGoods(),
                items,
                order.amounts(),
                order.headerImage(),
                order.catalogId(),
                order.quickPay(),
                order.expiresAt(),
                order.expiresDescription(),
                order.beneficiaries(),
                order.payment(),
                order.refs());
    }
}
