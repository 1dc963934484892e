package org.orderrelay.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.Violation;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDraft;

final class TemplatesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final TemplateDesk DESK = new Infobip(() -> Fixtures.shippedCodes(), Clock.systemUTC(), false)
            .templates()
            .orElseThrow();
    private static final TemplateDraft NEWS = new TemplateDraft(
            NotificationKind.ORDER_STATUS, "order_update", "en_US", "News of your order.", "Tea Shop", null);
    private static final TemplateDraft INVOICE =
            new TemplateDraft(NotificationKind.ORDER_DETAILS, "order_invoice", "en", "Pay here.", null, TeaShop.IMAGE);

    @Test
    void createsAnOrderStatusByItsSubCategory() {
        HttpRequest request = DESK.create(NEWS, TeaShop.account());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri())
                .hasToString("https://xxxxx.api.infobip.com/whatsapp/2/senders/441134960000/templates");
        assertThat(request.headers()).containsEntry("Authorization", "App key-of-tests");
        assertThat(Fixtures.tree(request.body())).isEqualTo(Fixtures.tree("""
                {"name": "order_update", "language": "en_US", "category": "UTILITY", "subCategory": "ORDER_STATUS",
                 "structure": {"body": {"text": "News of your order."}, "footer": {"text": "Tea Shop"}}}"""));
    }

    @ParameterizedTest
    @CsvSource({"UPI_PAYU, INDIA", "UPI_LINK, INDIA", "BRAZIL, BRAZIL", "BRAZIL_PAYMENTS, BRAZIL"})
    void createsAnInvoiceByItsButton(String type, String variant) {
        HttpRequest request = DESK.create(INVOICE, TeaShop.account("template", type));

        assertThat(Fixtures.tree(request.body())).isEqualTo(Fixtures.tree("""
                {"name": "order_invoice", "language": "en", "category": "UTILITY",
                 "structure": {"header": {"format": "IMAGE", "example": "https://shop.example.com/o.jpg"},
                               "body": {"text": "Pay here."}, "buttons": [{"type": "ORDER_DETAILS", "variant": "%s"}]}}""".formatted(variant)));
    }

    @Test
    void asksNothingThatWouldBeRefused() {
        assertThat(DESK.check(NEWS, TeaShop.account())).isEmpty();
        assertThat(DESK.check(INVOICE, TeaShop.account())).isEmpty();
        assertThat(DESK.check(draft("t".repeat(512), "fil", "b".repeat(1024), "f".repeat(60)), TeaShop.account()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Order, en, 1, 0, - , /name name",
                "'', en, 1, 0, - , /name name",
                "a-b, en, 1, 0, - , /name name",
                "order, en-US, 1, 0, - , /language language",
                "order, english, 1, 0, - , /language language",
                "order, en, 0, 0, - , /body required",
                "order, en, 1025, 0, - , /body length",
                "order, en, 1, 61, - , /footer length",
                "order, en, 1, 0, https://x.example/i.jpg, /header_image header"
            })
    void namesWhatWouldBeRefused(String name, String language, int body, int footer, String image, String broken) {
        TemplateDraft draft = new TemplateDraft(
                NotificationKind.ORDER_STATUS, name, language, "b".repeat(body), "f".repeat(footer), image);

        assertThat(broken(draft)).containsExactly(broken);
    }

    @Test
    void takesNoPlaceholdersAndNoPictureOverHttp() {
        assertThat(broken(draft("order", "en", "Order {{1}}", "{{1}}")))
                .containsExactly("/body placeholder", "/footer placeholder");
        assertThat(broken(draft("t".repeat(513), "en", "b", null))).containsExactly("/name name");
        assertThat(broken(new TemplateDraft(
                        NotificationKind.ORDER_DETAILS,
                        "order",
                        "en",
                        "b",
                        null,
                        "http://x.example/" + "i".repeat(2048))))
                .containsExactly("/header_image https", "/header_image length");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "201 | {\"id\":\"111\",\"name\":\"t\",\"status\":\"PENDING\"} | Taken[id=111, state=PENDING]",
                "200 | {\"id\":111,\"status\":\"APPROVED\"} | Taken[id=111, state=APPROVED]",
                "201 | {\"id\":\"111\",\"status\":\"NEWLY_INVENTED\"} | Taken[id=111, state=PENDING]",
                "201 | <html> | Taken[id=, state=PENDING]",
                "400 | {\"requestError\":{\"serviceException\":{\"messageId\":\"BAD_REQUEST\",\"text\":\"Bad request\",\"validationErrors\":{\"name\":[\"exists\"]}}}} | Refused[code=BAD_REQUEST, reason=name: exists]",
                "400 | {\"errorCode\":\"E400\",\"description\":\"x\",\"violations\":[{\"property\":\"name\",\"violation\":\"exists\"}]} | Refused[code=E400, reason=name: exists]",
                "401 | {\"errorCode\":\"E401\",\"description\":\"Unauthorized\"} | Refused[code=E401, reason=Unauthorized]",
                "502 | <html> | Refused[code=http-502, reason=Something before Infobip refused it; check base-url, sender and proxy.]"
            })
    void understandsTheAnswer(int http, String body, String created) {
        assertThat(DESK.created(new Answer(http, body, null))).hasToString(created);
    }

    @Test
    void listsTheSendersTemplates() {
        HttpRequest request = DESK.list(TeaShop.account(), null);
        TemplateDesk.Listing listing =
                DESK.listed(new Answer(200, """
                        {"templates": [
                          {"id": "1", "businessAccountId": 222, "name": "order_update", "language": "en_US", "status": "APPROVED",
                           "category": "UTILITY", "structure": {"body": {"text": "x"}, "type": "TEXT"}, "quality": "HIGH"},
                          {"id": "2", "name": "order_update", "language": "hi", "status": "SECOND_PAUSED"},
                          {"id": "3", "name": "other", "language": "hi", "status": "NEWLY_INVENTED"},
                          {"id": "4", "language": "hi", "status": "APPROVED"}]}""", null), NOW).orElseThrow();

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.body()).isEmpty();
        assertThat(request.uri())
                .hasToString("https://xxxxx.api.infobip.com/whatsapp/2/senders/441134960000/templates");
        assertThat(listing.next()).isNull();
        assertThat(listing.templates())
                .containsExactly(
                        new Receipt.TemplateNews("order_update", "en_US", TemplateState.APPROVED, null, NOW),
                        new Receipt.TemplateNews("order_update", "hi", TemplateState.PAUSED, null, NOW),
                        new Receipt.TemplateNews("other", "hi", TemplateState.PENDING, null, NOW));
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        List<String> bodies = Malformed.bodies(
                        "{\"templates\": [{\"id\": \"1\", \"name\": \"t\", \"language\": \"en\", \"status\": \"APPROVED\"}]}",
                        "{\"id\": \"111\", \"status\": \"PENDING\"}",
                        Fixtures.text("fixtures/infobip/violations.json"))
                .toList();

        assertThat(bodies).allSatisfy(body -> {
            for (int http : new int[] {200, 201, 400, 500}) {
                assertThat(DESK.created(new Answer(http, body, null))).isNotNull();
                assertThat(DESK.listed(new Answer(http, body, null), NOW)).isNotNull();
            }
        });
    }

    private static List<String> broken(TemplateDraft draft) {
        List<Violation> violations = DESK.check(draft, TeaShop.account());
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.message()).endsWith("."));
        return violations.stream()
                .map(violation -> violation.path() + ' ' + violation.rule())
                .toList();
    }

    private static TemplateDraft draft(String name, String language, String body, String footer) {
        return new TemplateDraft(NotificationKind.ORDER_STATUS, name, language, body, footer, null);
    }
}
