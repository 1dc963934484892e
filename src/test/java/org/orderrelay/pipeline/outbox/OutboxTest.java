package org.orderrelay.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Phone;
import org.orderrelay.pipeline.ScriptedLedger;

/** The window of open calls. */
class OutboxTest {
    private final ScriptedLedger ledger = new ScriptedLedger();
    private final List<Claim> handed = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(0);
    private final Outbox outbox = new Outbox(
            ledger, new Accounts(List.of(account())), 4, Clock.systemUTC(), (claim, settlement, settled) -> {});

    @AfterEach
    void stop() {
        answers.release(1_000);
        outbox.close();
    }

    private static Account account() {
        return new Account(
                "north",
                "kaleyra",
                URI.create("http://127.0.0.1:1"),
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                3,
                PaymentDefaults.NONE,
                List.of(),
                Map.of(),
                Map.of());
    }

    private void owe(int deliveries) {
        for (int i = 0; i < deliveries; i++) {
            ledger.due.add(new Claim(
                    "d-" + i,
                    1,
                    1,
                    "R-" + i,
                    "R-" + i,
                    OrderStatus.SHIPPED,
                    new Phone("+919876500000"),
                    "north",
                    "kaleyra",
                    "{}",
                    Instant.EPOCH));
        }
        outbox.wake();
    }

    /** A provider that answers when it is let to. */
    private CallResult call(Claim claim) {
        handed.add(claim);
        answers.acquireUninterruptibly();
        Outcome accepted = new Outcome.Accepted("202", "taken", "m-1");
        return CallResult.without(accepted, Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void everythingDueIsHandedOutAndSettled() {
        answers.release(100);
        outbox.attach("north", this::call);

        owe(20);

        await().until(() -> ledger.settled.size() == 20);
        assertThat(handed).hasSize(20).doesNotHaveDuplicates();
        await().until(() -> outbox.inFlight() == 0);
    }

    @Test
    void noMoreIsClaimedThanThereAreFreeSlots() {
        outbox.attach("north", this::call);
        assertThat(outbox.inFlight()).isZero();

        owe(3);
        await().until(() -> handed.size() == 3);

        // the account's three slots are taken: nothing more is asked for until one comes free
        int asked = ledger.requests.size();
        owe(5);
        await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(2)).until(() -> handed.size() == 3);
        assertThat(ledger.requests).hasSize(asked);

        answers.release(1);
        await().until(() -> handed.size() == 4);
        assertThat(ledger.requests)
                .allSatisfy(request ->
                        assertThat(request.freeByAccount().get("north")).isBetween(1, 3))
                .last()
                .satisfies(request -> assertThat(request.freeByAccount()).containsEntry("north", 1));
    }

    /** An account's pace may let its next delivery go at any time, and nothing wakes the outbox then. */
    @Test
    void looksMoreOftenWhileItHasWork() {
        answers.release(100);
        outbox.attach("north", this::call);
        owe(1);
        await().until(() -> outbox.inFlight() == 0 && ledger.settled.size() == 1);

        int asked = ledger.requests.size();

        // an idle outbox asks 8 times
        await().atMost(Duration.ofMillis(800)).until(() -> ledger.requests.size() >= asked + 12);
    }

    @Test
    void afterDetachNothingMoreIsHandedOver() {
        answers.release(100);
        outbox.attach("north", this::call);
        owe(1);
        await().until(() -> ledger.settled.size() == 1);

        outbox.detach("north");
        owe(5);

        await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(2)).until(() -> handed.size() == 1);
        assertThat(ledger.due).hasSize(5);
    }

    @Test
    void aSettlementThatFailsIsOfferedAgainAndKeepsItsSlot() {
        answers.release(100);
        ledger.settleFailures.set(2);
        outbox.attach("north", this::call);

        owe(1);

        await().until(() -> handed.size() == 1);
        assertThat(outbox.inFlight()).isEqualTo(1);
        await().until(() -> ledger.settled.size() == 1);
        assertThat(ledger.settled).extracting(Settlement::deliveryId).containsExactly("d-0");
        assertThat(handed).hasSize(1);
        await().until(() -> outbox.inFlight() == 0);
    }

    @Test
    void closingWaitsForTheOpenCalls() throws Exception {
        outbox.attach("north", this::call);
        owe(2);
        await().until(() -> handed.size() == 2);
        Thread closing = new Thread(outbox::close, "closing");

        closing.start();
        answers.release(2);

        closing.join(10_000);
        assertThat(closing.isAlive()).isFalse();
        assertThat(ledger.settled).hasSize(2);
    }

    /** A class that cannot be loaded, a stack that overflows: the loop goes on, and says so meanwhile. */
    @Test
    void anErrorDoesNotEndTheLoopAndIsSeen() {
        answers.release(100);
        ledger.claimErrors.set(1);
        outbox.attach("north", this::call);

        await().until(() -> outbox.fault().isPresent());
        assertThat(outbox.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("NoClassDefFoundError"));
        owe(1);

        await().until(() -> ledger.settled.size() == 1);
        await().until(() -> outbox.fault().isEmpty());
    }
}
