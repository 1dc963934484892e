package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;

final class PaymentsTest {
    private static final PaymentDesk DESK = TeaShop.META.payments().orElseThrow();

    @Test
    void asksForOneOrdersPayment() {
        TeaShop shop = new TeaShop();
        shop.paid = new PaymentDefaults("razorpay", "my shop/prod");

        HttpRequest request = DESK.request("BM345A-12-2", shop.account()).orElseThrow();

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri())
                .hasToString("https://graph.facebook.com/v23.0/106540352242922/payments/my%20shop%2Fprod/BM345A-12-2");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer token-of-tests");
        assertThat(request).hasToString("GET to graph.facebook.com");
    }

    @Test
    void cannotAskWithoutAConfiguration() {
        TeaShop shop = new TeaShop();
        shop.paid = PaymentDefaults.NONE;

        assertThat(DESK.request("BM345A-12", shop.account())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "200 | {\"payments\":[{\"reference_id\":\"R\",\"status\":\"captured\",\"transactions\":[{\"status\":\"success\"}]}]} | CAPTURED",
                "200 | {\"payments\":[{\"reference_id\":\"R\",\"status\":\"pending\",\"transactions\":[{\"status\":\"failed\"}]}]} | PENDING",
                "200 | {\"payments\":[{\"status\":\"captured\"},{\"status\":\"pending\"}]} | CAPTURED",
                "200 | {\"payments\":[{\"status\":\"pending\"},{\"status\":\"captured\"}]} | CAPTURED",
                "200 | {\"payments\":{\"status\":\"captured\"}} | CAPTURED",
                "200 | {\"payments\":[{\"status\":\"new\"}]} | nothing",
                "200 | {\"payments\":[]} | nothing",
                "200 | {} | nothing",
                "200 | <html> | nothing",
                "404 | {\"errors\":[{\"code\":500,\"title\":\"Generic error\"}]} | nothing",
                "500 | {\"payments\":[{\"status\":\"captured\"}]} | nothing"
            })
    void understandsHowItStands(int http, String body, PaymentState state) {
        assertThat(DESK.state(new Answer(http, body, null)).orElse(null)).isEqualTo(state);
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        String body = "{\n\"payments\": [\n{\n\"reference_id\": \"R\",\n\"status\": \"captured\"\n}\n]\n}";

        assertThat(Outcomes.mutations(body, 5))
                .allSatisfy(text ->
                        assertThat(DESK.state(new Answer(200, text, null))).isNotNull());
    }
}
