package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Accounts;
import org.orderrelay.architecture.OfRoutes;
import org.orderrelay.delivery.Receipt.TemplateNews;
import org.orderrelay.pipeline.outbox.CallClient;
import org.orderrelay.pipeline.question.Asking;
import org.orderrelay.pipeline.question.QuestionRequest;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.pipeline.rest.EdgeHeaders;
import org.orderrelay.pipeline.template.TemplatePoll;
import org.orderrelay.pipeline.template.TemplatePolling;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.Providers;

/** A list of templates reaches the registry when it came whole, and only then. */
@OfRoutes({"63-ask-provider", "64-poll-templates"})
class PollTemplatesRouteTest extends RoutesOnTest {
    private final StubProvider provider = new StubProvider();
    private final AtomicInteger woken = new AtomicInteger();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    protected List<String> files() {
        return List.of(
                PollTemplatesRouteTest.class.getAnnotation(OfRoutes.class).value());
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        super.bindToRegistry(registry);
        Accounts accounts = new Accounts(List.of(
                TeaProvider.account("shop", provider.url(), Map.of(), Map.of()),
                TeaProvider.account("lacking", provider.url(), Map.of("templates", "none"), Map.of())));
        Providers providers = new Providers(List.of(new TeaProvider(null, new TeaTemplates())));
        registry.bind(
                "templatePolling",
                new TemplatePolling(accounts, providers, ledger, Clock.systemUTC(), woken::incrementAndGet));
        registry.bind("asking", new Asking(CallClient.QUESTION_BYTES));
        CallClient client = new CallClient(4, Duration.ofSeconds(5), Duration.ofSeconds(5));
        registry.bind("questionClient", client.forQuestions());
        registry.bind("questionRequest", new QuestionRequest());
        registry.bind("providerHeaders", EdgeHeaders.provider());
    }

    private void poll() {
        poll("100");
    }

    private void poll(String pause) {
        TemplatedRouteBuilder.builder(context, "poll-templates")
                .routeId("poll-templates-shop")
                .parameter("account", "shop")
                .parameter("pause", pause)
                .add();
    }

    private List<String> listed() {
        return ledger.inbox.listings.getOrDefault("shop", List.of()).stream()
                .map(TemplateNews::template)
                .toList();
    }

    @Test
    void everyPageIsAskedForAndTheWholeListIsTaken() {
        provider.answers("GET", 200, "tea_invoice,tea_news>2")
                .answers("GET", 200, "tea_gone>3==")
                .answers("GET", 200, "tea_last");

        poll("60000");

        await().until(() -> !listed().isEmpty());
        assertThat(listed()).containsExactly("tea_invoice", "tea_news", "tea_gone", "tea_last");
        assertThat(provider.calls("GET")).startsWith("/templates", "/templates?after=2", "/templates?after=3%3D%3D");
        assertThat(woken.get()).isPositive();
    }

    /** Infobip's list comes in one piece, with the texts of all templates. */
    @Test
    void aListMayBeLongerThanTheAnswerToAMessage() {
        String names = IntStream.range(0, 20_000).mapToObj(i -> "tea_news_" + i).collect(Collectors.joining(","));
        provider.answers("GET", 200, names);

        poll();

        await().until(() -> listed().size() == 20_000);
    }

    @Test
    void anAccountThatCannotBeAskedIsLeftAlone() {
        TemplatePolling polling = context.getRegistry().lookupByNameAndType("templatePolling", TemplatePolling.class);

        TemplatePoll poll = polling.begin("lacking");
        polling.finish(poll);

        assertThat(poll.isOpen()).isFalse();
        assertThat(poll.fault()).isEqualTo("lacking has no templates");
        assertThat(ledger.inbox.listings).isEmpty();
    }

    /** Whatever comes on the second page, the first one alone is never taken for the list. */
    @ParameterizedTest
    @CsvSource({"500, ''", "401, '{}'", "200, nothing that is a list", "302, ''"})
    void aListThatBreaksOffChangesNothing(int status, String body) {
        provider.answers("GET", 200, "tea_invoice>2").answers("GET", status, body);

        poll();

        await().until(() -> provider.calls("GET").size() >= 4);
        assertThat(ledger.inbox.listings).isEmpty();
        assertThat(woken).hasValue(0);
    }

    /** Without a server, since it takes 300 pages. */
    @Test
    void aListWithoutAnEndIsNoList() {
        TemplatePolling polling = context.getRegistry().lookupByNameAndType("templatePolling", TemplatePolling.class);
        Reply page = new Reply.Answered(new Answer(200, "tea_invoice>2", null));
        TemplatePoll poll = polling.begin("shop");

        while (poll.isOpen()) {
            poll = polling.page(page, poll);
        }
        polling.finish(poll);

        assertThat(poll.pages()).isEqualTo(300);
        assertThat(poll.fault()).contains("300 pages");
        assertThat(ledger.inbox.listings).isEmpty();
    }

    @Test
    void whatCouldNotBeTakenIsAskedForAgain() {
        provider.answers("GET", 503, "").answers("GET", 200, "tea_news");
        ledger.inbox.failures.set(1);

        poll();

        await().atMost(Duration.ofSeconds(10)).until(() -> listed().equals(List.of("tea_news")));
        assertThat(ledger.inbox.listings.get("shop"))
                .allSatisfy(news -> assertThat(news.at()).isBefore(Instant.now()));
    }

    @Test
    void aProviderThatIsAwayChangesNothing() {
        provider.close();

        poll();

        await().during(Duration.ofMillis(500)).until(() -> ledger.inbox.listings.isEmpty());
        assertThat(context.getRouteController()
                        .getRouteStatus("poll-templates-shop")
                        .isStarted())
                .isTrue();
    }
}
