package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.orderrelay.delivery.TemplateState.APPROVED;
import static org.orderrelay.delivery.TemplateState.DISABLED;
import static org.orderrelay.delivery.TemplateState.FLAGGED;
import static org.orderrelay.delivery.TemplateState.PAUSED;
import static org.orderrelay.delivery.TemplateState.PENDING;
import static org.orderrelay.delivery.TemplateState.REJECTED;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.Scope;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.ledger.HoldView;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.ledger.TemplateView;
import org.orderrelay.order.OrderStatus;

/** A template that cannot be sent stops its own deliveries, and no others. */
interface TemplateContract extends OnEngine {
    private Receipt.TemplateNews news(String template, TemplateState state, int second) {
        return new Receipt.TemplateNews(template, "en_US", state, null, Told.AT.plusSeconds(second));
    }

    private Applied list(Receipt.TemplateNews... listed) {
        return room().ledger.receipts().applyListing("shop", List.of(listed)).join();
    }

    private Receipt.TemplateNews listed(String template, TemplateState state) {
        return new Receipt.TemplateNews(
                template, "en_US", state, null, room().clock.instant());
    }

    private List<HoldView> holds() {
        return room().ledger.view().holds();
    }

    @Test
    default void holdsOnlyTheTemplateAndLanguageThatIsPaused() {
        room().record(pending("R-1").entry(), order("R-2", OrderStatus.SHIPPED).entry());
        room().tell(new Receipt.TemplateNews("details", "en_US", PAUSED, "Quality is low", Told.AT));
        room().clock.pass(Duration.ofSeconds(11));

        assertThat(room().drain()).containsExactly("shipped");
        assertThat(holds())
                .extracting(HoldView::scope, HoldView::key, HoldView::code, HoldView::reason)
                .containsExactly(tuple("template", "north|details|en_US", "template-paused", "Quality is low"));
        assertThat(room().ledger.view().templates())
                .containsExactly(
                        new TemplateView("north", "details", "en_US", "paused", null, "Quality is low", Told.AT));
    }

    @Test
    default void releasesItWhenItIsApprovedAgain() {
        room().record(pending("R-1"));
        int second = 0;
        for (TemplateState state : List.of(PAUSED, REJECTED, PENDING, DISABLED)) {
            second++;
            assertThat(room().tell(news("details", state, second))).isEqualTo(new Applied(1, 0, 0, 0));
            assertThat(room().claim()).isEmpty();
            assertThat(holds()).extracting(HoldView::code).containsExactly("template-" + state.wire());
            room().tell(news("details", FLAGGED, second));
            assertThat(holds()).isEmpty();
        }
        assertThat(room().drain()).containsExactly("pending");
    }

    @Test
    default void judgesNewsByItsTimeAndNotByItsArrival() {
        room().record(pending("R-1"));
        room().tell(news("details", APPROVED, 10));

        assertThat(room().tell(news("details", PAUSED, 5))).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(room().tell(news("details", APPROVED, 10))).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(holds()).isEmpty();
        assertThat(room().drain()).containsExactly("pending");
    }

    @Test
    default void takesNewsWithoutALanguageForAll() {
        room().record(pending("R-1"));
        room().tell(new Receipt.TemplateNews("details", "hi", APPROVED, null, Told.AT));
        room().tell(new Receipt.TemplateNews("details", null, DISABLED, null, Told.AT.plusSeconds(1)));

        assertThat(holds())
                .extracting(HoldView::key)
                .containsExactlyInAnyOrder("north|details|en_US", "north|details|hi");
        room().tell(new Receipt.TemplateNews("details", null, APPROVED, null, Told.AT.plusSeconds(2)));
        assertThat(holds()).isEmpty();
    }

    @Test
    default void releasesAHoldThatAnAnswerPutUnlessTheNewsIsOlder() {
        room().record(pending("R-1"));
        Outcome paused = new Outcome.Held("132015", "the template is paused", Scope.TEMPLATE);
        room().clock.pass(Duration.ofMinutes(5));
        room().settle(room().claimOne(), paused);

        room().tell(news("details", APPROVED, 0));
        assertThat(holds()).extracting(HoldView::code).containsExactly("132015");
        room().tell(news("details", APPROVED, 600));
        assertThat(holds()).isEmpty();
    }

    @Test
    default void isNotHeldByAFailureFromBeforeItWasApproved() {
        room().record(pending("R-1"));
        var claim = room().claimOne();
        room().settle(claim, Room.ACCEPTED);
        room().tell(news("details", APPROVED, 60));
        Outcome paused = new Outcome.Held("132015", "the template is paused", Scope.TEMPLATE);
        room().tell(Told.failed(Told.about(claim.deliveryId()), paused));

        assertThat(holds()).isEmpty();
    }

    @Test
    default void probesItWhereNoListTells() {
        room().record(pending("R-1"));
        room().tell(news("details", PAUSED, 0));

        assertThat(holds().get(0).nextProbe()).isEqualTo(room().clock.instant().plus(Duration.ofMinutes(10)));
        room().clock.pass(Duration.ofMinutes(10));
        room().settle(room().claimOne(), new Outcome.Held("132015", "paused", Scope.TEMPLATE));
        assertThat(holds()).extracting(HoldView::code).containsExactly("template-paused");
        assertThat(room().claim()).isEmpty();
    }

    @Test
    default void neverProbesItOnceAListTells() {
        room().record(pending("R-1").by("shop"));
        room().ledger
                .receipts()
                .apply("shop", List.of(news("details", PAUSED, 0)))
                .join();
        assertThat(holds().get(0).nextProbe()).isNotNull();
        list(listed("details", PAUSED), listed("shop_status", APPROVED));

        assertThat(holds()).singleElement().extracting(HoldView::nextProbe).isNull();
        room().clock.pass(Duration.ofHours(5));
        assertThat(room().claim()).isEmpty();
        list(listed("details", APPROVED), listed("shop_status", APPROVED));
        assertThat(room().claim()).hasSize(1);
    }

    @Test
    default void holdsWhatIsConfiguredAndNotListedAsGone() {
        assertThat(list(listed("old_draft", REJECTED))).isEqualTo(new Applied(2, 0, 0, 0));
        assertThat(holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.key()).isEqualTo("shop|shop_status|en_US"))
                .satisfies(hold -> assertThat(hold.code()).isEqualTo("template-gone"))
                .satisfies(hold -> assertThat(hold.reason()).contains("not in the provider's list"));
        assertThat(list(listed("old_draft", REJECTED))).isEqualTo(new Applied(0, 2, 0, 0));
        room().clock.pass(Duration.ofMinutes(1));
        list(listed("shop_status", APPROVED));

        assertThat(holds()).isEmpty();
        assertThat(room().ledger.view().templates())
                .extracting(TemplateView::name, TemplateView::status)
                .containsExactly(tuple("old_draft", "gone"), tuple("shop_status", "approved"));
    }

    @Test
    default void holdsTheAccountInTroubleOnce() {
        Outcome locked = new Outcome.Held("131031", "the account is locked", Scope.ACCOUNT);
        Outcome flagged = new Outcome.Held("131048", "spam", Scope.SENDER);
        Receipt trouble = new Receipt.Trouble(locked, Told.AT);

        assertThat(room().tell(trouble)).isEqualTo(new Applied(1, 0, 0, 0));
        assertThat(room().tell(trouble)).isEqualTo(new Applied(0, 1, 0, 0));
        room().tell(new Receipt.Trouble(flagged, Told.AT));
        assertThat(room().tell(new Receipt.Trouble(Told.UNDELIVERABLE, Told.AT)))
                .isEqualTo(new Applied(0, 0, 0, 1));
        assertThat(holds())
                .extracting(HoldView::scope, HoldView::key, HoldView::code)
                .containsExactlyInAnyOrder(
                        tuple("account", "north", "131031"), tuple("sender", "north|+911234567890", "131048"));
    }

    @Test
    default void slowsTheAccountDownAfterTroubleWithItsSpeed() {
        room().record(pending("R-1"));
        Outcome fast = new Outcome.Throttled("4", "too many calls", Scope.ACCOUNT, Duration.ofMinutes(5));
        room().tell(new Receipt.Trouble(fast, room().clock.instant()));

        assertThat(room().claim()).isEmpty();
        room().clock.pass(Duration.ofMinutes(5));
        assertThat(room().claim()).hasSize(1);
    }

    @Test
    default void keepsWhatIsToldOfPaymentConfigurations() {
        room().record(pending("R-1"));
        Receipt broken = new Receipt.PaymentConfigurationNews("main", "Needs_Connecting", Told.AT);

        assertThat(room().tell(broken)).isEqualTo(new Applied(1, 0, 0, 0));
        assertThat(room().tell(broken)).isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(room().tell(new Receipt.PaymentConfigurationNews("main", "Active", Told.AT.minusSeconds(9))))
                .isEqualTo(new Applied(0, 1, 0, 0));
        assertThat(room().ledger.view().paymentConfigurations())
                .singleElement()
                .satisfies(view -> assertThat(view.isActive()).isFalse())
                .satisfies(view -> assertThat(view.status()).isEqualTo("Needs_Connecting"));
        assertThat(room().drain()).containsExactly("pending");
    }
}
