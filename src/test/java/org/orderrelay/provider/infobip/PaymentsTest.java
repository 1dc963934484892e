package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;

final class PaymentsTest {
    private static final PaymentDesk DESK = new Infobip(() -> Fixtures.shippedCodes(), Clock.systemUTC(), false)
            .payments()
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "UPI_PAYU, upi/payu/BM345A-12-2",
        "PG_PAYU, upi/BM345A-12-2",
        "PG_RAZORPAY, upi/BM345A-12-2",
        "BRAZIL, br/BM345A-12-2",
        "BRAZIL_PIX_DC, br/BM345A-12-2"
    })
    void asksWhereTheAccountsPaymentsAreKept(String type, String path) {
        HttpRequest request =
                DESK.request("BM345A-12-2", TeaShop.account("template", type)).orElseThrow();

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri())
                .hasToString("https://xxxxx.api.infobip.com/whatsapp/1/senders/441134960000/payments/" + path);
        assertThat(request.headers()).containsEntry("Authorization", "App key-of-tests");
        assertThat(request).hasToString("GET to xxxxx.api.infobip.com");
    }

    /** The order's own way to pay, as the message about it names it, goes before the account's. */
    @ParameterizedTest
    @CsvSource({
        "UPI_PAYU, PG_PAYU, upi/R-1",
        "UPI_LINK, BRAZIL_PIX_DC, br/R-1",
        "PG_PAYU, SOMETHING, upi/R-1",
        "UPI_PAYU, , upi/payu/R-1"
    })
    void asksWhereThePaymentsOfTheOrderAreKept(String ofAccount, String own, String path) {
        String status = "{\"messages\":[{\"content\":{\"templateData\":{\"orderStatus\":{\"orderStatuses\":"
                + "[{\"payment\":{\"id\":\"R-1\"" + (own == null ? "" : ",\"type\":\"" + own + "\"") + "}}]}}}}]}";

        HttpRequest request = DESK.request("R-1", status, TeaShop.account("template", ofAccount))
                .orElseThrow();

        assertThat(request.uri().getPath()).endsWith("/payments/" + path);
        assertThat(DESK.request("R-1", status.replace("PG_PAYU", "UPI_LINK"), TeaShop.account("template", "UPI_PAYU"))
                        .isEmpty())
                .isEqualTo("PG_PAYU".equals(own));
        assertThat(DESK.request("R-1", "no json", TeaShop.account("template", "UPI_PAYU")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"UPI_INTENT", "UPI_LINK"})
    void asksNothingOfAPaymentInfobipDoesNotSee(String type) {
        assertThat(DESK.request("B", TeaShop.account("template", type))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200 | {\"paymentStatus\":\"CAPTURED\",\"transactions\":[]} | CAPTURED",
                "200 | {\"paymentStatus\":\"PENDING\"} | PENDING",
                "200 | {\"paymentStatus\":\"FAILED\"} | FAILED",
                "200 | {\"paymentStatus\":\"CANCELED\"} | FAILED",
                "200 | {\"paymentStatus\":\"NEW\",\"transactions\":[]} | -",
                "200 | {\"paymentStatus\":\"NEW\",\"transactions\":[{\"status\":\"PENDING\"}]} | PENDING",
                "200 | {\"paymentStatus\":\"UNKNOWN\",\"transactions\":[{\"status\":\"FAILED\"},{\"status\":\"SUCCESS\"}]} | CAPTURED",
                "200 | {\"paymentStatus\":\"UNKNOWN\"} | -",
                "200 | {\"paymentStatus\":\"ELSE\"} | -",
                "200 | <html> | -",
                "404 | {\"paymentStatus\":\"CAPTURED\"} | -",
                "500 | '' | -"
            })
    void understandsHowItStands(int http, String body, Receipt.PaymentState state) {
        if (state == null) {
            assertThat(DESK.state(new Answer(http, body, null))).isEmpty();
        } else {
            assertThat(DESK.state(new Answer(http, body, null))).hasValue(state);
        }
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        assertThat(Malformed.bodies("{\"paymentStatus\": \"NEW\", \"transactions\": [{\"status\": \"PENDING\"}]}"))
                .allSatisfy(body ->
                        assertThat(DESK.state(new Answer(200, body, null))).isNotNull());
    }
}
