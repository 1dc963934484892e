package org.orderrelay.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Account;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Prepared;

final class CallTest {
    private static final Kaleyra KALEYRA =
            new Kaleyra(Fixtures::shippedCodes, Fixtures::shippedCodes, Clock.systemUTC(), false);
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void sendsTheStoredPayloadAsItStands() {
        Call call = call(new TeaShop().invoice(), "BM345A-12");

        Prepared.Request request = request(call, TeaShop.account(), NINE);

        assertThat(request.body()).isSameAs(call.payload());
        assertThat(request.headers())
                .isEqualTo(Map.of(
                        "api-key", "key-of-tests",
                        "Content-Type", "application/json",
                        "Accept", "application/json",
                        "cache-control", "no-cache"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.in.kaleyra.io, +911234567890, https://api.in.kaleyra.io/v2/HX1/whatsapp/%2B911234567890/messages",
        "https://api.in.kaleyra.io/, 911234567890, https://api.in.kaleyra.io/v2/HX1/whatsapp/911234567890/messages",
        "http://127.0.0.1:9900, +911234567890, http://127.0.0.1:9900/v2/HX1/whatsapp/%2B911234567890/messages"
    })
    void callsTheBusinessNumbersAddress(String baseUrl, String sender, String uri) {
        Account account = TeaShop.account(baseUrl, sender, "HX1");

        assertThat(request(call(new TeaShop().invoice(), "BM345A-12"), account, NINE)
                        .uri())
                .hasToString(uri);
    }

    @Test
    void printsNeitherKeysNorCustomers() {
        assertThat(request(call(new TeaShop().invoice(), "BM345A-12"), TeaShop.account(), NINE))
                .hasToString("POST to api.in.kaleyra.io");
    }

    @Test
    void putsTheWireReferenceIntoAnInvoiceAndNothingElse() {
        Call call = call(new TeaShop().invoice(), "BM345A-12-2");

        JsonNode sent = Fixtures.tree(request(call, TeaShop.account(), NINE).body());

        assertThat(sent.findValuesAsText("reference_id")).containsExactly("BM345A-12-2");
        assertThat(sent.toString().replace("BM345A-12-2", "BM345A-12")).isEqualTo(call.payload());
    }

    @Test
    void putsTheWireReferenceIntoAnOrderStatusAndLeavesItsWordsAlone() {
        Call call = call(new TeaShop().news(OrderStatus.SHIPPED, "\"reference_id\":\"BM345A-12-2\""), "BM345A-12-2");

        JsonNode sent = Fixtures.tree(request(call, TeaShop.account(), NINE).body());

        JsonNode status = sent.at("/messaging_object/template/components/0/parameters/0/order_status");
        assertThat(status.path("reference_id").asText()).isEqualTo("BM345A-12-2");
        assertThat(status.at("/order/description").asText()).isEqualTo("\"reference_id\":\"BM345A-12-2\"");
    }

    @ParameterizedTest
    @CsvSource({"-1, expired", "0, expired", "299, less than 300 s", "300, ''", "86400, ''"})
    void callsOnlyWhileThereIsTimeToPay(long secondsLeft, String reason) {
        TeaShop shop = new TeaShop();
        shop.expiresAt = NINE.plusSeconds(secondsLeft);
        Call call = call(shop.invoice(), "BM345A-12");

        Prepared prepared = KALEYRA.prepare(call, TeaShop.account(), NINE);

        if (reason.isEmpty()) {
            assertThat(prepared).isInstanceOf(Prepared.Request.class);
            assertThat(((Prepared.Request) prepared).body()).isSameAs(call.payload());
        } else {
            assertThat(prepared).isInstanceOf(Prepared.Expired.class);
            assertThat(((Prepared.Expired) prepared).reason()).contains(reason);
        }
    }

    @Test
    void refusesAnEditedPayloadThatIsNoneWithoutQuotingIt() {
        Call call = new Call("d1", NotificationKind.ORDER_STATUS, "R", "R", "{\"to\":\"+919876543210\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KALEYRA.prepare(call, TeaShop.account(), NINE))
                .withMessage("the payload of delivery d1 is not JSON")
                .withNoCause();
    }

    @Test
    void refusesAnEditedPayloadWithoutAMessage() {
        Call call = new Call("d1", NotificationKind.ORDER_STATUS, "R", "R", "{}");

        assertThatIllegalArgumentException().isThrownBy(() -> KALEYRA.prepare(call, TeaShop.account(), NINE));
    }

    private static Prepared.Request request(Call call, Account account, Instant now) {
        Prepared prepared = KALEYRA.prepare(call, account, now);
        assertThat(prepared).isInstanceOf(Prepared.Request.class);
        return (Prepared.Request) prepared;
    }

    private static Call call(Notification notification, String wireReference) {
        Composition.Composed composed = (Composition.Composed) KALEYRA.compose(notification, TeaShop.account());
        return new Call(
                TeaShop.DELIVERY,
                notification.kind(),
                notification.order().referenceId(),
                wireReference,
                composed.payload());
    }
}
