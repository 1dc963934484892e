package org.orderrelay.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDesk.Created;
import org.orderrelay.provider.TemplateDraft;

final class TemplatesTest {
    private static final TemplateDesk DESK = TeaShop.META.templates().orElseThrow();
    private static final Account ACCOUNT = TeaShop.anAccount();
    private static final TemplateDraft STATUS = new TemplateDraft(
            NotificationKind.ORDER_STATUS,
            "order_update",
            "en_US",
            "<TEMPLATE_BODY_TEXT>",
            "<TEMPLATE_FOOTER_TEXT>",
            null);
    private static final TemplateDraft DETAILS = new TemplateDraft(
            NotificationKind.ORDER_DETAILS,
            "order_invoice",
            "en_US",
            "Here is the summary of your order.",
            "Example Shop",
            "4::aW1hZ2U");

    /** The sample of S2, its name and language filled. */
    @Test
    void reproducesTheSampleOfTheOrderStatusDocument() {
        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.meta("template-order-status.json"));
        sample.put("name", "order_update").put("language", "en_US");

        HttpRequest request = DESK.create(STATUS, ACCOUNT);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://graph.facebook.com/v23.0/102290129340398/message_templates");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer token-of-tests");
        assertThat(Fixtures.tree(request.body())).isEqualTo(sample);
    }

    /** Meta's sample has a header of text; ours is a picture or none. */
    @Test
    void anOrderDetailsTemplateHasItsButtonAndItsHeader() {
        ObjectNode sample = (ObjectNode) Fixtures.tree(Fixtures.meta("template-order-details.json"));
        ArrayNode components = (ArrayNode) sample.path("components");
        ObjectNode header = (ObjectNode) Fixtures.tree(
                "{\"type\":\"HEADER\",\"format\":\"IMAGE\",\"example\":{\"header_handle\":[\"4::aW1hZ2U\"]}}");
        components.set(0, header);
        assertThat(Fixtures.tree(DESK.create(DETAILS, ACCOUNT).body())).isEqualTo(sample);

        components.remove(0);
        components.remove(1);
        TemplateDraft plain =
                new TemplateDraft(DETAILS.kind(), DETAILS.name(), DETAILS.language(), DETAILS.body(), null, null);
        assertThat(Fixtures.tree(DESK.create(plain, ACCOUNT).body())).isEqualTo(sample);
    }

    /** A draft and what is wrong with it, as {@code path rule}. */
    record Case(String id, TemplateDraft draft, List<String> broken) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Case of(String id, String name, String language, String body, String footer, String... broken) {
        return new Case(
                id,
                new TemplateDraft(NotificationKind.ORDER_STATUS, name, language, body, footer, null),
                List.of(broken));
    }

    private static Case header(String id, NotificationKind kind, String image, String... broken) {
        return new Case(id, new TemplateDraft(kind, "t", "en", "b", null, image), List.of(broken));
    }

    static Stream<Case> drafts() {
        return Stream.of(
                of("the longest texts", "n".repeat(512), "fil", "b".repeat(1024), "f".repeat(60)),
                of("long name", "n".repeat(513), "en", "b", null, "/name template-name"),
                of("no name", "", "en", "b", null, "/name template-name"),
                of("capitals", "Order", "en", "b", null, "/name template-name"),
                of("language with a hyphen", "t", "en-US", "b", null, "/language language"),
                of("a word for a language", "t", "english", "b", null, "/language language"),
                of("long body", "t", "en", "b".repeat(1025), null, "/body length"),
                of("blank body", "t", "en", " ", null, "/body required"),
                of("body with a variable", "t", "en", "Hello {{1}}", null, "/body variable"),
                of("long footer", "t", "en", "b", "f".repeat(61), "/footer length"),
                of("empty footer", "t", "en", "b", "", "/footer required"),
                header("picture of a status", NotificationKind.ORDER_STATUS, "4::x", "/header_image header-image"),
                header(
                        "link for a handle",
                        NotificationKind.ORDER_DETAILS,
                        "https://x/o.jpg",
                        "/header_image header-handle"),
                header("handle", NotificationKind.ORDER_DETAILS, "4::x"));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void checksBeforeItAsks(Case row) {
        assertThat(DESK.check(row.draft, ACCOUNT))
                .extracting(violation -> violation.path() + ' ' + violation.rule())
                .containsExactlyElementsOf(row.broken);
    }

    @Test
    void needsTheBusinessAccount() {
        Map<String, String> options = TeaShop.options();
        options.remove("business-account-id");
        Account account = TeaShop.account(
                "https://graph.facebook.com", options, TeaShop.secrets(), PaymentDefaults.NONE, List.of());

        assertThat(DESK.isOpenTo(ACCOUNT)).isTrue();
        assertThat(DESK.isOpenTo(account)).isFalse();
        assertThat(DESK.check(STATUS, account))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("business-account-id"));
        assertThatIllegalStateException()
                .isThrownBy(() -> DESK.list(account, null))
                .withMessageContaining("meta-in")
                .withMessageContaining("business-account-id");
    }

    @Test
    void understandsThatItWasCreated() {
        assertThat(DESK.created(new Answer(200, Fixtures.meta("template-created.json"), null)))
                .isEqualTo(new Created.Taken("1689556908129832", TemplateState.PENDING));
        assertThat(DESK.created(new Answer(201, "{\"id\":17,\"status\":\"APPROVED\"}", null)))
                .isEqualTo(new Created.Taken("17", TemplateState.APPROVED));
        assertThat(DESK.created(new Answer(200, "{\"id\":\"17\",\"status\":\"NEW_WORD\"}", null)))
                .isEqualTo(new Created.Taken("17", TemplateState.PENDING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"code\":100,\"error_subcode\":2388024,\"message\":\"Invalid parameter\",\"error_user_title\":\"There is already English content\",\"error_user_msg\":\"Use another language.\"}} | 2388024 | There is already English content. Use another language.",
                "400 | {\"error\":{\"code\":2388019,\"error_data\":{\"details\":\"Limit\"}}} | 2388019 | Limit.",
                "403 | {\"error\":{\"code\":200,\"message\":\"(#200) Permissions error\"}} | 200 | (#200) Permissions error.",
                "500 | <html> | http-500 | Meta's answer says nothing usable. See in the list whether the template is there.",
                "200 | {\"id\":null} | http-200 | Meta's answer says nothing usable. See in the list whether the template is there."
            })
    void understandsWhyItWasNot(int http, String body, String code, String reason) {
        assertThat(DESK.created(new Answer(http, body, null))).isEqualTo(new Created.Refused(code, reason));
    }

    @Test
    void asksForAPageAndTheNext() {
        HttpRequest first = DESK.list(ACCOUNT, null);
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.uri())
                .hasToString("https://graph.facebook.com/v23.0/102290129340398/message_templates"
                        + "?fields=name,language,status,rejected_reason&limit=100");
        assertThat(first.body()).isEmpty();
        assertThat(DESK.list(ACCOUNT, "QVFI+=&x").uri().toString()).endsWith("&limit=100&after=QVFI%2B%3D%26x");
    }

    @Test
    void readsAPage() {
        String body =
                "{\"data\":[{\"name\":\"a\",\"language\":\"en_US\",\"status\":\"APPROVED\",\"rejected_reason\":\"NONE\"},"
                        + "{\"name\":\"b\",\"language\":\"hi\",\"status\":\"REJECTED\",\"rejected_reason\":\"ABUSIVE_CONTENT\"},"
                        + "{\"name\":\"c\",\"language\":\"en\",\"status\":\"NEW_WORD\"},{\"id\":\"1\"}],"
                        + "\"paging\":{\"cursors\":{\"before\":\"x\",\"after\":\"QVFI\"},\"next\":\"https://graph.facebook.com/"
                        + "n".repeat(2000) + "\"}}";

        TemplateDesk.Listing page =
                DESK.listed(new Answer(200, body, null), TeaShop.NINE).orElseThrow();

        assertThat(page.templates())
                .containsExactly(
                        new Receipt.TemplateNews("a", "en_US", TemplateState.APPROVED, null, TeaShop.NINE),
                        new Receipt.TemplateNews("b", "hi", TemplateState.REJECTED, "ABUSIVE_CONTENT", TeaShop.NINE),
                        new Receipt.TemplateNews("c", "en", TemplateState.PENDING, "NEW_WORD", TeaShop.NINE));
        assertThat(page.next()).isEqualTo("QVFI");
    }

    @Test
    void theLastPageHasNoNext() {
        String body = "{\"data\":[],\"paging\":{\"cursors\":{\"before\":\"x\",\"after\":\"y\"}}}";

        assertThat(DESK.listed(new Answer(200, body, null), TeaShop.NINE)
                        .orElseThrow()
                        .next())
                .isNull();
        assertThat(DESK.listed(new Answer(400, body, null), TeaShop.NINE)).isEmpty();
        assertThat(DESK.listed(new Answer(200, "{\"data\":{}}", null), TeaShop.NINE))
                .isEmpty();
    }

    @Test
    void readsWhateverComesWithoutThrowing() {
        assertThat(Outcomes.mutations(Fixtures.meta("template-created.json"), 3))
                .allSatisfy(body -> {
                    assertThat(DESK.created(new Answer(200, body, null))).isNotNull();
                    assertThat(DESK.created(new Answer(400, body, null))).isInstanceOf(Created.Refused.class);
                    assertThat(DESK.listed(new Answer(200, body, null), TeaShop.NINE))
                            .isEmpty();
                });
    }
}
