package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.MapMessage;
import jakarta.jms.StreamMessage;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orderrelay.pipeline.TeaOrders;

/**
 * S10, CVE-2026-40860, CVE-2026-43866: only text and bytes are read. What else a broker holds goes to the invalid orders,
 * and no class of it is loaded.
 */
@ExtendWith(Grounds.Shared.class)
class S10MessageTypesTest {
    private static final AtomicBoolean READ = new AtomicBoolean();
    private final Grounds grounds;

    S10MessageTypesTest(Grounds grounds) {
        this.grounds = grounds;
    }

    /** Tells when it is read back. */
    private static final class Canary implements Serializable {
        private void readObject(ObjectInputStream in) {
            READ.set(true);
        }
    }

    /** What camel-jms would unpack into headers and properties of an exchange. */
    private static Serializable forged() throws Exception {
        DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getIn().setBody(TeaOrders.status("S10-FORGED", "shipped"));
        exchange.getIn().setHeader("CamelHttpUri", "http://127.0.0.1:1/");
        exchange.getIn().setHeader("canary", new Canary());
        return DefaultExchangeHolder.marshal(exchange, true, true);
    }

    @Test
    void onlyTextAndBytesAreOrders() throws Exception {
        int before = grounds.invalid.size();
        Serializable forged = forged();
        grounds.send(session -> session.createObjectMessage(new Canary()));
        grounds.send(session -> session.createObjectMessage(forged));
        grounds.send(session -> session.createObjectMessage(TeaOrders.status("S10-OBJECT", "shipped")));
        grounds.send(session -> {
            MapMessage map = session.createMapMessage();
            map.setString("reference_id", "S10-MAP");
            return map;
        });
        grounds.send(session -> {
            StreamMessage stream = session.createStreamMessage();
            stream.writeString(TeaOrders.status("S10-STREAM", "shipped"));
            return stream;
        });
        grounds.send(session -> session.createMessage());
        grounds.send(session -> session.createTextMessage(TeaOrders.pending("S10-TEXT")));

        grounds.reaches("S10-TEXT", "accepted");
        await().until(() -> grounds.invalid.size() == before + 6);
        assertThat(grounds.invalid.subList(before, before + 6))
                .allSatisfy(news -> assertThat(news).contains("message-type"));
        assertThat(READ).isFalse();
        for (String reference : List.of("S10-FORGED", "S10-OBJECT", "S10-MAP", "S10-STREAM")) {
            assertThat(grounds.relay.get("/v1/orders/" + reference).statusCode())
                    .isEqualTo(404);
        }
    }
}
