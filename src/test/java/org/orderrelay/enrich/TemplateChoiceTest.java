package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.enrich.TeaAccounts.account;
import static org.orderrelay.enrich.TeaAccounts.template;
import static org.orderrelay.enrich.TeaAccounts.withLocale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Account;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.order.OrderStatus;

class TemplateChoiceTest {
    private static final Account ACCOUNT = account(
            "shop",
            template("order_details", null, "en_US", "details-en"),
            template("order_status", null, "en_US", "news-en"),
            template("order_status", "shipped", "en_US", "shipped-en"),
            template("order_status", "shipped", "hi", "shipped-hi"),
            template("order_status", "completed", "pt_BR", "done-pt"));

    @ParameterizedTest
    @CsvSource({
        "PENDING,    en_US, details-en",
        "PENDING,    hi,    details-en",
        "PENDING,    ,      details-en",
        "PROCESSING, en_US, news-en",
        "PROCESSING, hi,    news-en",
        "SHIPPED,    en_US, shipped-en",
        "SHIPPED,    ,      shipped-en",
        "SHIPPED,    hi,    shipped-hi",
        "SHIPPED,    hi_IN, shipped-hi",
        "SHIPPED,    en_GB, shipped-en",
        "SHIPPED,    fr,    shipped-en",
        "COMPLETED,  pt,    done-pt",
        "COMPLETED,  pt_PT, done-pt",
        "COMPLETED,  en,    news-en",
        "CANCELED,   pt_BR, news-en",
    })
    void theLocaleDecidesAndThenTheStatus(OrderStatus status, String locale, String template) {
        assertThat(TemplateChoice.of(ACCOUNT, status, locale).map(TemplateRef::name))
                .contains(template);
    }

    @ParameterizedTest
    @CsvSource({
        "en_US, news-en-us",
        "en_GB, news-en",
        "en,    news-en",
        "hi_IN, news-hi",
        "pt_BR, news-hi",
        ",      news-hi",
    })
    void aLocaleFallsBackToItsLanguageAndThenToTheAccountsFirst(String locale, String template) {
        Account account = account(
                "shop",
                template("order_status", null, "hi", "news-hi"),
                template("order_status", null, "en", "news-en"),
                template("order_status", null, "en_US", "news-en-us"));

        assertThat(TemplateChoice.of(account, OrderStatus.SHIPPED, locale).map(TemplateRef::name))
                .contains(template);
    }

    @ParameterizedTest
    @CsvSource({
        "hi_IN,   news-hi",
        "hi_LATN, news-hi",
        "pt_BR,   news-pt",
        "pt,      news-pt",
        "ta_IN,   news-pt",
        ",        news-pt",
    })
    void aLocaleFallsBackToTheAccountsOwn(String locale, String template) {
        Account account = withLocale(
                "pt_BR",
                template("order_status", null, "hi", "news-hi"),
                template("order_status", null, "en_GB", "news-en"),
                template("order_status", null, "pt_PT", "news-pt"));

        assertThat(TemplateChoice.of(account, OrderStatus.SHIPPED, locale).map(TemplateRef::name))
                .contains(template);
    }

    @ParameterizedTest
    @CsvSource({"hi_IN, news-hi", "ta_IN, news-en", "fr, news-en", ", news-en"})
    void whereTheAccountsOwnHasNoTemplateEnglishServes(String locale, String template) {
        Account account = withLocale(
                "fr",
                template("order_status", null, "hi", "news-hi"),
                template("order_status", null, "en_GB", "news-en"));

        assertThat(TemplateChoice.of(account, OrderStatus.SHIPPED, locale).map(TemplateRef::name))
                .contains(template);
    }

    @Test
    void withoutEnglishTheFirstServes() {
        Account account = withLocale("fr", template("order_status", null, "hi", "news-hi"));

        assertThat(TemplateChoice.of(account, OrderStatus.SHIPPED, "ta").map(TemplateRef::name))
                .contains("news-hi");
    }

    @Test
    void withoutAnExactOneTheLanguageAloneServes() {
        Account account = account(
                "shop",
                template("order_status", null, "hi", "news-hi"),
                template("order_status", null, "en", "news-en"));

        assertThat(TemplateChoice.of(account, OrderStatus.SHIPPED, "en_US").map(TemplateRef::name))
                .contains("news-en");
    }

    @Test
    void anotherStatusesTemplateIsNeverTaken() {
        Account account = account("shop", template("order_status", "shipped", "en_US", "shipped-en"));

        assertThat(TemplateChoice.of(account, OrderStatus.CANCELED, "en_US")).isEmpty();
        assertThat(TemplateChoice.of(account, OrderStatus.PENDING, "en_US")).isEmpty();
    }
}
