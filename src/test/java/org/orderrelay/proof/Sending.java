package org.orderrelay.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.enrich.ContactBook;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.enrich.Enrichment;
import org.orderrelay.enrich.RecipientSplit;
import org.orderrelay.enrich.Routing;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.Reading;
import org.orderrelay.notification.Notification;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Prepared;

/** The way of an order from its document to the bytes of the call, as the relay goes it, without ledger and network. */
final class Sending {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CanonicalOrders ORDERS = new CanonicalOrders(Clock.fixed(NOW, ZoneOffset.UTC), List.of("*"));

    private final Wire wire;
    private final Account account;
    private final Enricher enricher;
    private final RecipientSplit split;

    Sending(Wire wire, Account account) {
        this.wire = wire;
        this.account = account;
        this.enricher =
                new Enricher(ContactBook.EMPTY, new Accounts(List.of(account)), new Routing(List.of(), account.name()));
        Random ids = new Random(1);
        this.split = new RecipientSplit(() -> new UUID(ids.nextLong(), ids.nextLong()).toString());
    }

    Account account() {
        return account;
    }

    /**
     * What becomes of one notification.
     *
     * @param body what goes over the wire; null if it was refused
     * @param refusal why it was refused
     */
    record Sent(
            Notification notification, String wireReference, Prepared.Request request, JsonNode body, String refusal) {}

    /**
     * Every notification of an order that must be a valid one.
     *
     * @param again whether it goes under the reference of a later order details, if there is room for one
     */
    List<Sent> send(Map<String, Object> tree, boolean again) {
        Reading reading = ORDERS.read(tree);
        if (!(reading instanceof Reading.Valid valid)) {
            throw new AssertionError("the generator made an invalid order: " + reading + " of " + tree);
        }
        Enrichment enrichment = enricher.enrich(valid.order(), "rest", Optional.empty());
        if (!(enrichment instanceof Enrichment.Enriched enriched)) {
            throw new AssertionError("the account lacks something: " + enrichment);
        }
        List<Sent> sent = new ArrayList<>();
        split.split(enriched).forEach(notification -> sent.add(send(notification, again)));
        return sent;
    }

    private Sent send(Notification notification, boolean again) {
        Composition composition = wire.provider().compose(notification, account);
        if (!(composition instanceof Composition.Composed composed)) {
            return new Sent(notification, "", null, null, composition.toString());
        }
        String reference = notification.order().referenceId();
        boolean fits = reference.length() + 2 <= wire.provider().longestReference(account);
        String wireReference = again && fits ? reference + "-2" : reference;
        Call call =
                new Call(notification.deliveryId(), notification.kind(), reference, wireReference, composed.payload());
        Prepared prepared = wire.provider().prepare(call, account, NOW);
        if (!(prepared instanceof Prepared.Request request)) {
            return new Sent(notification, wireReference, null, null, prepared.toString());
        }
        return new Sent(notification, wireReference, request, json(request.body()), null);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }
}
