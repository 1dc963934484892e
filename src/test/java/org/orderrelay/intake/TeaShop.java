package org.orderrelay.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The example of the canonical order, and the readers as the relay has them. */
final class TeaShop {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    static final JsonDocuments DOCUMENTS = new JsonDocuments();
    static final CanonicalOrders ORDERS = new CanonicalOrders(CLOCK, List.of("*"));

    private TeaShop() {}

    static String json() {
        return resource("/intake/tea-shop.json");
    }

    @SuppressWarnings("unchecked") // a JSON object
    static Map<String, Object> tree() {
        return (Map<String, Object>) tree(json());
    }

    static Object tree(String json) {
        return ((JsonDocuments.Parsed) DOCUMENTS.read(json)).tree();
    }

    static Reading.Valid valid(Object tree) {
        Reading reading = ORDERS.read(tree);
        if (reading instanceof Reading.Invalid invalid) {
            throw new AssertionError(invalid.violations().toString());
        }
        return (Reading.Valid) reading;
    }

    static String resource(String name) {
        try (InputStream in = TeaShop.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }
}
