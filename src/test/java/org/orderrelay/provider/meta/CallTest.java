package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Prepared;

final class CallTest {
    private static final TeaShop SHOP = new TeaShop();

    @Test
    void sendsTheStoredPayloadAsItStands() {
        Call call = call(SHOP.invoice(), "BM345A-12");

        Prepared.Request request = request(call, SHOP.account(), TeaShop.NINE);

        assertThat(request.body()).isSameAs(call.payload());
        assertThat(request.uri()).hasToString("https://graph.facebook.com/v23.0/106540352242922/messages");
        assertThat(request.headers())
                .isEqualTo(Map.of(
                        "Authorization", "Bearer token-of-tests",
                        "Content-Type", "application/json",
                        "Accept", "application/json"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://graph.facebook.com/, v21.0, https://graph.facebook.com/v21.0/1055/messages",
        "http://127.0.0.1:9900/meta, , http://127.0.0.1:9900/meta/v23.0/1055/messages"
    })
    void callsTheSendersAddress(String baseUrl, String version, String uri) {
        Map<String, String> options = TeaShop.options();
        options.put("phone-number-id", "1055");
        options.put("api-version", version);
        options.values().removeIf(value -> value == null);
        Account account = TeaShop.account(baseUrl, options, TeaShop.secrets(), PaymentDefaults.NONE, List.of());

        assertThat(request(call(SHOP.invoice(), "BM345A-12"), account, TeaShop.NINE)
                        .uri())
                .hasToString(uri);
    }

    @Test
    void printsNeitherKeysNorCustomers() {
        assertThat(request(call(SHOP.invoice(), "BM345A-12"), SHOP.account(), TeaShop.NINE))
                .hasToString("POST to graph.facebook.com");
    }

    @Test
    void putsTheWireReferenceIntoAnInvoiceAndNothingElse() {
        Call call = call(SHOP.invoice(), "BM345A-12-2");

        JsonNode sent =
                Fixtures.tree(request(call, SHOP.account(), TeaShop.NINE).body());

        assertThat(sent.findValuesAsText("reference_id")).containsExactly("BM345A-12-2");
        assertThat(sent.toString().replace("BM345A-12-2", "BM345A-12")).isEqualTo(call.payload());
    }

    @Test
    void putsTheWireReferenceIntoAnOrderStatus() {
        Call call = call(new TeaShop().news(OrderStatus.SHIPPED, "On its way."), "BM345A-12-2");

        JsonNode sent =
                Fixtures.tree(request(call, SHOP.account(), TeaShop.NINE).body());

        assertThat(sent.at("/template/components/0/parameters/0/order_status/reference_id")
                        .asText())
                .isEqualTo("BM345A-12-2");
    }

    @ParameterizedTest
    @CsvSource({"-86100, expired", "-300, expired", "-1, less than 300 s", "0, ''"})
    void callsOnlyWhileThereIsTimeToPay(long secondsLeftBeyondFiveMinutes, String reason) {
        Instant now = TeaShop.NINE.plusSeconds(86_400);
        TeaShop shop = new TeaShop();
        shop.expiresAt = now.plusSeconds(300 + secondsLeftBeyondFiveMinutes);

        Prepared prepared = TeaShop.META.prepare(call(shop.invoice(), "BM345A-12"), SHOP.account(), now);

        if (reason.isEmpty()) {
            assertThat(prepared).isInstanceOf(Prepared.Request.class);
        } else {
            assertThat(prepared).isInstanceOf(Prepared.Expired.class);
            assertThat(((Prepared.Expired) prepared).reason()).contains(reason);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "[]", "null", "{\"template\":{\"components\":[{\"parameters\":7}]}}"})
    void refusesAnEditedPayloadWithoutAMessage(String payload) {
        Call call = new Call("d1", NotificationKind.ORDER_STATUS, "R", "R", payload);

        assertThatIllegalArgumentException().isThrownBy(() -> TeaShop.META.prepare(call, SHOP.account(), TeaShop.NINE));
    }

    @Test
    void refusesAnEditedPayloadThatIsNoneWithoutQuotingIt() {
        Call call = new Call("d1", NotificationKind.ORDER_STATUS, "R", "R", "{\"to\":\"+919876543210\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TeaShop.META.prepare(call, SHOP.account(), TeaShop.NINE))
                .withMessage("the payload of delivery d1 is not JSON")
                .withNoCause();
    }

    private static Prepared.Request request(Call call, Account account, Instant now) {
        Prepared prepared = TeaShop.META.prepare(call, account, now);
        assertThat(prepared).isInstanceOf(Prepared.Request.class);
        return (Prepared.Request) prepared;
    }

    private static Call call(Notification notification, String wireReference) {
        return new Call(
                TeaShop.DELIVERY,
                notification.kind(),
                notification.order().referenceId(),
                wireReference,
                SHOP.payload(notification));
    }
}
