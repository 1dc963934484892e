package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.pipeline.rest.Clients;

/** S15: who posts orders is known, and sends nothing but the fields an order has. */
@ExtendWith(Grounds.Shared.class)
class S15IngestTest {
    private final Grounds grounds;

    S15IngestTest(Grounds grounds) {
        this.grounds = grounds;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "key",
                "Bearer",
                "Bearer ",
                "Basic ZXJwOmtleQ==",
                "Bearer key-of-the-er",
                "Bearer key-of-the-erp2",
                "Bearer KEY-OF-THE-ERP",
                "Bearer null",
                "Bearer *",
                "key-of-the-erp",
                "Bearer key-of-the-erp, x"
            })
    void whoHasNoKeyIsNobody(String authorization) throws Exception {
        var answer = grounds.relay.send(grounds.relay
                .request("/v1/orders")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(TeaOrders.pending("S15-NOBODY"))));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("key-of-the-erp");
    }

    @Test
    void aHashOfAKeyIsNoKey() throws Exception {
        String hash = Clients.hash(RunningRelay.INGEST);
        var answer = grounds.relay.send(grounds.relay
                .request("/v1/orders")
                .header("X-API-Key", hash)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(TeaOrders.pending("S15-HASH"))));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    /** Mass assignment: fields of ours, of frameworks and of other people. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "delivery_id",
                "delivery_ids",
                "wire_reference",
                "attempts",
                "code",
                "receipt",
                "hold",
                "tenant",
                "role",
                "admin",
                "template",
                "api_key",
                "sender",
                "base_url",
                "limits",
                "_id",
                "$where",
                "__proto__",
                "constructor",
                "class",
                "@class",
                "@type",
                "Reference_Id"
            })
    void aFieldThatAnOrderDoesNotHaveIsRefused(String field) throws Exception {
        var answer = grounds.relay.post(
                TeaOrders.pending("S15-MASS").replaceFirst("\\{", "{\"" + field.replace("$", "\\$") + "\": \"x\", "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("unknown-field");
        assertThat(grounds.relay.get("/v1/orders/S15-MASS").statusCode()).isEqualTo(404);
    }
}
