package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.provider.Call;
import org.orderrelay.provider.Composition;
import org.orderrelay.provider.Prepared;

final class CallTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final Infobip INFOBIP =
            new Infobip(() -> Fixtures.shippedCodes(), Clock.fixed(NINE, ZoneOffset.UTC), false);

    @ParameterizedTest
    @ValueSource(strings = {"template", "session"})
    void sendsTheStoredPayloadAsItStands(String mode) {
        for (Notification notification :
                List.of(new TeaShop().invoice(), new TeaShop().news(OrderStatus.SHIPPED, "\"expiresAt\":1"))) {
            Call call = call(notification, mode, "BM345A-12");

            Prepared.Request request = request(call, TeaShop.account(mode), NINE);

            assertThat(request.body()).isSameAs(call.payload());
            assertThat(request.headers())
                    .isEqualTo(Map.of(
                            "Authorization", "App key-of-tests",
                            "Content-Type", "application/json",
                            "Accept", "application/json"));
            assertThat(request).hasToString("POST to xxxxx.api.infobip.com");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "template, true, https://xxxxx.api.infobip.com, https://xxxxx.api.infobip.com/whatsapp/1/message/template",
        "template, false, https://xxxxx.api.infobip.com/, https://xxxxx.api.infobip.com/whatsapp/1/message/template",
        "session, true, http://127.0.0.1:9900, http://127.0.0.1:9900/whatsapp/1/message/interactive/order-details",
        "session, false, http://127.0.0.1:9900, http://127.0.0.1:9900/whatsapp/1/message/interactive/order-status"
    })
    void callsTheAddressOfThePayloadWhateverTheAccountSaysNow(
            String mode, boolean invoice, String baseUrl, String uri) {
        TeaShop shop = new TeaShop();
        Notification notification = invoice ? shop.invoice() : shop.news(OrderStatus.SHIPPED, null);
        Account other = TeaShop.account(
                mode.equals("session") ? "template" : "session",
                new PaymentDefaults("UPI_PAYU", "c"),
                List.of(),
                Map.of("base-url", baseUrl));

        assertThat(request(call(notification, mode, "BM345A-12"), other, NINE).uri())
                .hasToString(uri);
        assertThat(request(call(notification, mode, "BM345A-12-2"), other, NINE).uri())
                .hasToString(uri);
    }

    static List<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void putsTheWireReferenceIntoEveryPaymentAndGivesTheMessageAnIdOfItsOwn(Golden golden) {
        Call call = call(golden.notification(), golden.mode(), "BM345A-12-2");

        JsonNode sent = Fixtures.tree(request(call, golden.account(), NINE).body());
        JsonNode stored = Fixtures.tree(call.payload());

        assertThat(sent.findValuesAsText("id")).isNotEmpty().allMatch("BM345A-12-2"::equals);
        assertThat(sent.findValuesAsText("messageId")).containsExactly(TeaShop.DELIVERY + "-2");
        assertThat(sent.findValuesAsText("callbackData")).contains(TeaShop.DELIVERY);
        String undone = sent.toString()
                .replace("\"id\":\"BM345A-12-2\"", "\"id\":\"BM345A-12\"")
                .replace(TeaShop.DELIVERY + "-2", TeaShop.DELIVERY);
        if (!call.payload().contains("expiresAt")) {
            assertThat(Fixtures.tree(undone)).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "template, BM345A-12, -r3",
        "session, BM345A-12, -r3",
        "template, BM345A-12-2, -2-r3",
        "session, OTHER-1, -OTHER-1-r3"
    })
    void givesEveryRoundAMessageIdOfItsOwn(String mode, String wire, String suffix) {
        Call first = call(new TeaShop().news(OrderStatus.SHIPPED, null), mode, wire);
        Call third = new Call(first.deliveryId(), 3, first.kind(), first.referenceId(), wire, first.payload());

        JsonNode sent =
                Fixtures.tree(request(third, TeaShop.account(mode), NINE).body());

        assertThat(sent.findValuesAsText("messageId")).containsExactly(TeaShop.DELIVERY + suffix);
        assertThat(sent.findValuesAsText("callbackData")).containsExactly(TeaShop.DELIVERY);
        assertThat(sent.findValuesAsText("id")).containsExactly(wire);
    }

    @ParameterizedTest
    @CsvSource({"-1, expired", "0, expired", "359, less than 360 s", "360, ''", "86400, ''"})
    void callsOnlyWhileThereIsTimeToPayAndSaysHowMuch(long secondsLeft, String reason) {
        TeaShop shop = new TeaShop();
        shop.expiresAt = NINE.plusSeconds(secondsLeft + 1000);
        shop.expiresDescription = "soon";
        for (String mode : List.of("template", "session")) {
            Call call = call(shop.invoice(), mode, "BM345A-12");

            Prepared prepared = INFOBIP.prepare(call, TeaShop.account(mode), NINE.plusSeconds(1000));

            if (reason.isEmpty()) {
                JsonNode sent = Fixtures.tree(((Prepared.Request) prepared).body());
                assertThat(sent.findValue("orderExpiration"))
                        .isEqualTo(
                                Fixtures.tree("{\"description\":\"soon\",\"expirationSeconds\":" + secondsLeft + "}"));
                assertThat(sent.findValuesAsText("messageId")).containsExactly(TeaShop.DELIVERY);
            } else {
                assertThat(((Prepared.Expired) prepared).reason()).contains(reason);
            }
        }
    }

    @Test
    void leavesTheSecondsOfAnEditedPayloadAlone() {
        String edited = call(new TeaShop().invoice(), "session", "BM345A-12")
                .payload()
                .replace(
                        "\"subtotal\"",
                        "\"orderExpiration\":{\"expirationSeconds\":500,\"description\":\"\"},\"subtotal\"")
                .replace("{\"from\"", "{ \"from\"");
        Call call = new Call(TeaShop.DELIVERY, NotificationKind.ORDER_DETAILS, "BM345A-12", "BM345A-12", edited);

        JsonNode sent = Fixtures.tree(request(call, TeaShop.account(), NINE).body());

        assertThat(sent).isEqualTo(Fixtures.tree(edited));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"to\":\"+919876543210\" | the payload of delivery d1 is not JSON",
                "{} | the payload of delivery d1 holds no order",
                "[] | the payload of delivery d1 holds no order",
                "{\"messages\":[{\"content\":{\"action\":{\"payment\":1}}}]} | the payload of delivery d1 holds no order"
            })
    void refusesAnEditedPayloadThatIsNoneWithoutQuotingIt(String payload, String message) {
        Call call = new Call("d1", NotificationKind.ORDER_STATUS, "R", "R", payload);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> INFOBIP.prepare(call, TeaShop.account(), NINE))
                .withMessage(message)
                .withNoCause();
    }

    @Test
    void refusesAnEditedExpiryThatIsNoTime() {
        Call call = new Call(
                "d1",
                NotificationKind.ORDER_DETAILS,
                "R",
                "R",
                "{\"content\":{\"action\":{\"payment\":{\"id\":\"R\"},\"order\":{\"orderExpiration\":{\"expiresAt\":\"soon\"}}}}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> INFOBIP.prepare(call, TeaShop.account(), NINE))
                .withMessageContaining("expiresAt");
    }

    @ParameterizedTest
    @CsvSource({"UPI_PAYU, 25", "PG_PAYU, 35", "upi-intent, 35", "BRAZIL_PAYMENTS, 35", ", 25"})
    void knowsTheLongestReferenceOfTheAccountsPayment(String type, int longest) {
        assertThat(INFOBIP.longestReference(TeaShop.account("template", type))).isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource({"UPI_PAYU, PG_PAYU, 35", "PG_PAYU, UPI_PAYU, 25", "PG_PAYU, , 35"})
    void anOrdersOwnWayToPayDecidesHowLongItsReferenceMayBe(String ofAccount, String own, int longest) {
        TeaShop shop = new TeaShop();
        shop.payment = TeaShop.payment(own, null, Map.of());

        assertThat(INFOBIP.longestReference(shop.invoice().order(), TeaShop.account("template", ofAccount)))
                .isEqualTo(longest);
    }

    private static Prepared.Request request(Call call, Account account, Instant now) {
        Prepared prepared = INFOBIP.prepare(call, account, now);
        assertThat(prepared).isInstanceOf(Prepared.Request.class);
        return (Prepared.Request) prepared;
    }

    private static Call call(Notification notification, String mode, String wireReference) {
        Infobip early = new Infobip(() -> Fixtures.shippedCodes(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), false);
        Composition.Composed composed = (Composition.Composed) early.compose(notification, TeaShop.account(mode));
        return new Call(
                TeaShop.DELIVERY,
                notification.kind(),
                notification.order().referenceId(),
                wireReference,
                composed.payload());
    }
}
