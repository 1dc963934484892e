package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.delivery.Scope;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.AuditEntry;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.OperatorDesk;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.Replay;
import org.orderrelay.ledger.Resolution;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** What people do: it happens once, in the same sequencer, and is written down. */
interface OperatorContract extends OnEngine {
    Act ACT = new Act("ops", "the address was wrong", null);

    private OperatorDesk desk() {
        return room().ledger.desk();
    }

    private Deed replay(String id) {
        return desk().replay(new Replay(id, null, null, 35), ACT).join();
    }

    private Deed resolve(String id, Resolution as) {
        return desk().resolve(id, as, 35, ACT).join();
    }

    private static String idOf(Verdict verdict) {
        return verdict.deliveryIds().get(0);
    }

    /** An invoice that was refused, with a status waiting behind it. */
    private String refusedInvoice() {
        Verdict verdict = room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.REJECTED);
        room().record(order("R-1", OrderStatus.SHIPPED));
        assertThat(room().claim()).isEmpty();
        return idOf(verdict);
    }

    private String unknownInvoice() {
        Verdict verdict = room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.UNKNOWN);
        room().record(order("R-1", OrderStatus.SHIPPED));
        return idOf(verdict);
    }

    @Test
    default void replaysADeadInvoiceUnderItsOwnReferenceAndWhatWaitsFollows() {
        String id = refusedInvoice();

        assertThat(replay(id)).isEqualTo(new Deed.Done("delivery:" + id, DeliveryState.QUEUED));
        Claim again = room().claimOne();
        assertThat(again.deliveryId()).isEqualTo(id);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.wireReference()).isEqualTo("R-1");
        room().settle(again, Room.ACCEPTED);
        assertThat(room().drain()).containsExactly("shipped");
    }

    @Test
    default void aSecondSubmitSendsNothingMore() {
        String id = refusedInvoice();
        List<CompletableFuture<Deed>> racing = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            racing.add(desk().replay(new Replay(id, null, null, 35), ACT));
        }

        assertThat(racing.stream().map(CompletableFuture::join))
                .filteredOn(Deed.Done.class::isInstance)
                .hasSize(1);
        assertThat(room().claim()).hasSize(1);
    }

    @Test
    default void aRequestKeyMakesItOnceEvenAfterItDiedAgain() {
        String id = refusedInvoice();
        Act once = new Act("ops", "again", "key-1");
        desk().replay(new Replay(id, null, null, 35), once).join();
        room().settle(room().claimOne(), Room.REJECTED);

        assertThat(desk().replay(new Replay(id, null, null, 35), once).join()).isInstanceOf(Deed.Repeated.class);
        assertThat(room().claim()).isEmpty();
        Act other = new Act("someone-else", "again", "key-1");
        assertThat(desk().replay(new Replay(id, null, null, 35), other).join()).isInstanceOf(Deed.Done.class);
    }

    @Test
    default void aRequestKeyIsOfOneRequest() {
        String id = refusedInvoice();
        Act once = new Act("ops", "again", "key-1");
        desk().hold("north", Scope.ACCOUNT, "", once).join();

        assertThat(desk().replay(new Replay(id, null, null, 35), once).join())
                .isInstanceOfSatisfying(
                        Deed.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("idempotency-key"));
        assertThat(room().delivery(id).state()).isEqualTo("dead");
    }

    @Test
    default void onlyWhatWasRefusedOrGivenUpCanBeReplayed() {
        String id = idOf(room().record(pending("R-1")));
        assertThat(replay(id)).isInstanceOf(Deed.Refused.class);
        room().drain();
        assertThat(replay(id))
                .isInstanceOfSatisfying(
                        Deed.Refused.class,
                        refused -> assertThat(refused.message()).contains("accepted"));
        assertThat(replay("no-such-id")).isInstanceOf(Deed.NotFound.class);
    }

    @Test
    default void anEditIsSentAndTheOriginalKept() {
        String id = refusedInvoice();
        Replay edited = new Replay(id, "{\"order\":\"edited\"}", "[{\"op\":\"replace\"}]", 35);

        desk().replay(edited, ACT).join();

        assertThat(room().claimOne().payload()).isEqualTo("{\"order\":\"edited\"}");
        assertThat(desk().edits(id)).singleElement().satisfies(edit -> {
            assertThat(edit.before()).contains("\"order\":\"R-1\"");
            assertThat(edit.diff()).isEqualTo("[{\"op\":\"replace\"}]");
            assertThat(edit.actor()).isEqualTo("ops");
        });
    }

    @Test
    default void sentSettlesAnUnknownInvoiceAndItsLineGoesOn() {
        String id = unknownInvoice();

        resolve(id, Resolution.SENT);

        assertThat(room().delivery(id).state()).isEqualTo("accepted");
        assertThat(room().drain()).containsExactly("shipped");
        assertThat(room().news(Publication.OUTCOMES))
                .anySatisfy(news -> assertThat(news.body()).contains("resolved-sent"));
    }

    @Test
    default void aResentInvoiceGetsAReferenceOfItsOwnWhichItsStatusesUse() {
        String id = unknownInvoice();

        resolve(id, Resolution.RESEND);

        Claim again = room().claimOne();
        assertThat(again.wireReference()).isEqualTo("R-1-2");
        room().settle(again, Room.ACCEPTED);
        assertThat(room().claimOne().wireReference()).isEqualTo("R-1-2");
    }

    @Test
    default void aReferenceWithoutRoomForTheSuffixIsNotResent() {
        String id = idOf(room().record(pending("R-1").longest(4)));
        room().settle(room().claimOne(), Room.UNKNOWN);

        assertThat(desk().resolve(id, Resolution.RESEND, 35, ACT).join())
                .isInstanceOfSatisfying(
                        Deed.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("reference-length"));
        assertThat(room().delivery(id).state()).isEqualTo("unknown");
    }

    /** Recorded by a version that did not note it: the account decides. */
    @Test
    default void howLongItMayBeIsTheAccountsWhereItWasNotNoted() throws SQLException {
        String id = unknownInvoice();
        room().sql("UPDATE deliveries SET longest_reference = 0");

        assertThat(desk().resolve(id, Resolution.RESEND, 4, ACT).join()).isInstanceOf(Deed.Refused.class);
        assertThat(desk().resolve(id, Resolution.RESEND, 5, ACT).join()).isInstanceOf(Deed.Done.class);
    }

    @Test
    default void abandonEndsTheInvoiceAndWhatWaitsBehindItNeedNotWait() {
        String id = unknownInvoice();

        resolve(id, Resolution.ABANDON);

        assertThat(room().delivery(id).state()).isEqualTo("abandoned");
        assertThat(room().claim()).isEmpty();
        assertThat(room().ledger.view().countByState())
                .containsEntry("abandoned", 1L)
                .containsEntry("dead", 1L);
    }

    @Test
    default void anAbandonedInvoiceCanBeReplayed() {
        String id = unknownInvoice();
        resolve(id, Resolution.ABANDON);

        assertThat(replay(id)).isInstanceOf(Deed.Done.class);
        assertThat(room().claimOne().deliveryId()).isEqualTo(id);
    }

    @Test
    default void aHoldOfAPersonStaysUntilAPersonReleasesIt() {
        desk().hold("north", Scope.ACCOUNT, "", ACT).join();
        Verdict verdict = room().record(pending("R-1"));
        room().clock.pass(Duration.ofDays(2));

        assertThat(room().claim()).isEmpty();
        assertThat(room().deliveryOf(verdict).hold()).isEqualTo("account:north");
        assertThat(room().ledger.view().holds()).singleElement().satisfies(hold -> {
            assertThat(hold.code()).isEqualTo("operator");
            assertThat(hold.reason()).contains("ops").contains("the address was wrong");
        });
        assertThat(desk().release("north", Scope.ACCOUNT, "", ACT).join()).isInstanceOf(Deed.Done.class);
        assertThat(room().claim()).hasSize(1);
        assertThat(desk().release("north", Scope.ACCOUNT, "", ACT).join()).isInstanceOf(Deed.NotFound.class);
    }

    @Test
    default void aRecipientIsHeldByNumberAndReleasedByNumberOrByItsListedKey() {
        desk().hold("north", Scope.RECIPIENT, Samples.ASHA.e164(), ACT).join();
        room().record(pending("R-1"));
        assertThat(room().claim()).isEmpty();
        String key = room().ledger.view().holds().get(0).key();

        assertThat(desk().release("north", Scope.RECIPIENT, key, ACT).join()).isInstanceOf(Deed.Done.class);
        room().clock.pass(Duration.ofSeconds(10));
        assertThat(room().claim()).hasSize(1);
    }

    @Test
    default void theAuditIsAChainThatShowsEveryDeed() {
        String id = refusedInvoice();
        replay(id);
        desk().hold("north", Scope.ACCOUNT, "", ACT).join();
        desk().note("template-create", "template:x", "{}", ACT).join();

        assertThat(desk().audit(10, null).items())
                .extracting(AuditEntry::action)
                .containsExactly("template-create", "hold", "replay");
        assertThat(desk().audit(2, null).nextCursor()).isNotNull();
        assertThat(desk().audit(2, desk().audit(2, null).nextCursor()).items()).hasSize(1);
        assertThat(desk().checkAudit().isWhole()).isTrue();
        assertThat(desk().checkAudit().entries()).isEqualTo(3);
    }

    @Test
    default void aChangedOrMissingLineOfTheAuditIsFound() throws SQLException {
        for (int i = 0; i < 4; i++) {
            desk().note("look", "number:" + i, "{}", ACT).join();
        }
        room().sql("UPDATE audit SET reason = 'nothing' WHERE id = 2");
        assertThat(desk().checkAudit().firstBroken()).isEqualTo(2);
        room().sql("UPDATE audit SET reason = 'the address was wrong' WHERE id = 2");
        assertThat(desk().checkAudit().isWhole()).isTrue();
        room().sql("DELETE FROM audit WHERE id = 4");
        assertThat(desk().checkAudit().firstBroken()).isEqualTo(4);
    }

    @Test
    default void deedsOfManyAtOnceKeepOneChain() {
        List<CompletableFuture<Deed>> deeds = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            deeds.add(desk().note("look", "number:" + i, "{}", ACT));
        }
        deeds.forEach(CompletableFuture::join);

        assertThat(desk().checkAudit().entries()).isEqualTo(200);
        assertThat(desk().checkAudit().isWhole()).isTrue();
    }
}
