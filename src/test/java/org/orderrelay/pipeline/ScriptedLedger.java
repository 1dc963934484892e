package org.orderrelay.pipeline;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.FileShelf;
import org.orderrelay.ledger.KeyedRequest;
import org.orderrelay.ledger.KeyedResult;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.OperatorDesk;
import org.orderrelay.ledger.PlannedDelivery;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.Swept;
import org.orderrelay.ledger.TemplateView;
import org.orderrelay.ledger.Verdict;

/**
 * A ledger in memory that fails when told to, for what a real one cannot be brought to do on demand: every test of what
 * is recorded runs on real engines elsewhere.
 */
public final class ScriptedLedger implements Ledger {
    /** Each call of {@code record} that went through. */
    public final List<List<Entry>> recorded = new CopyOnWriteArrayList<>();
    /** What {@code claim} was asked for. */
    public final List<ClaimRequest> requests = new CopyOnWriteArrayList<>();

    public final List<Settlement> settled = new CopyOnWriteArrayList<>();
    public final List<Publication> publications = new CopyOnWriteArrayList<>();
    /** Deliveries that may be claimed. */
    public final ConcurrentLinkedQueue<Claim> due = new ConcurrentLinkedQueue<>();
    /** So many of the next records fail. */
    public final AtomicInteger recordFailures = new AtomicInteger();
    /** So many of the next batches are refused: no try will ever write them. */
    public final AtomicInteger recordRefusals = new AtomicInteger();
    /** So many of the next settlements fail. */
    public final AtomicInteger settleFailures = new AtomicInteger();
    /** So many of the next claims end in an error. */
    public final AtomicInteger claimErrors = new AtomicInteger();
    /** Files read to their end. */
    public final AtomicInteger closedFiles = new AtomicInteger();
    /** Tries to record, the failed ones included. */
    public final AtomicInteger tries = new AtomicInteger();

    /** The registry. */
    public final List<TemplateView> templates = new CopyOnWriteArrayList<>();
    /** Lines of the audit: who, what, to what, how. */
    public final List<String> noted = new CopyOnWriteArrayList<>();
    /** Its side of later word. */
    public final ScriptedInbox inbox = new ScriptedInbox();

    private static <T> CompletableFuture<T> away() {
        return CompletableFuture.failedFuture(new LedgerUnavailableException("the disk is full"));
    }

    private static boolean fails(AtomicInteger failures) {
        return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public CompletableFuture<List<Verdict>> record(List<Entry> entries) {
        tries.incrementAndGet();
        if (fails(recordFailures)) {
            return away();
        }
        if (fails(recordRefusals)) {
            return CompletableFuture.failedFuture(new IllegalStateException("row with +919876500000 refused"));
        }
        recorded.add(List.copyOf(entries));
        return CompletableFuture.completedFuture(
                entries.stream().map(ScriptedLedger::verdict).toList());
    }

    @Override
    public CompletableFuture<KeyedResult> recordOnce(List<Entry> entries, KeyedRequest request) {
        return record(entries)
                .thenApply(verdicts -> new KeyedResult.First(request.answer().apply(verdicts), verdicts));
    }

    private static Verdict verdict(Entry entry) {
        if (entry instanceof Entry.Valid valid) {
            List<String> ids =
                    valid.deliveries().stream().map(PlannedDelivery::id).toList();
            return new Verdict(
                    Verdict.Kind.RECORDED,
                    entry.origin(),
                    entry.index(),
                    valid.order().referenceId(),
                    valid.order().status().wire(),
                    ids,
                    List.of());
        }
        Entry.Invalid invalid = (Entry.Invalid) entry;
        return new Verdict(
                Verdict.Kind.REJECTED,
                entry.origin(),
                entry.index(),
                invalid.referenceId(),
                invalid.status(),
                List.of(),
                invalid.violations());
    }

    @Override
    public CompletableFuture<List<Claim>> claim(ClaimRequest request) {
        if (fails(claimErrors)) {
            throw new NoClassDefFoundError("scripted");
        }
        requests.add(request);
        List<Claim> claims = new ArrayList<>();
        Map<String, Integer> left = new HashMap<>(request.freeByAccount());
        for (Claim next = due.peek(); next != null && claims.size() < request.free(); next = due.peek()) {
            if (left.merge(next.account(), -1, Integer::sum) < 0) {
                break;
            }
            claims.add(due.remove());
        }
        return CompletableFuture.completedFuture(claims);
    }

    @Override
    public CompletableFuture<Settled> settle(Settlement settlement) {
        if (fails(settleFailures)) {
            return away();
        }
        settled.add(settlement);
        return CompletableFuture.completedFuture(
                new Settled(settlement.deliveryId(), true, DeliveryState.ACCEPTED, null));
    }

    @Override
    public CompletableFuture<Integer> expireClaims() {
        return CompletableFuture.completedFuture(0);
    }

    @Override
    public CompletableFuture<Swept> sweep(Instant before, int most, String after) {
        return CompletableFuture.completedFuture(new Swept(0, 0, null));
    }

    @Override
    public List<Publication> unpublished(int limit) {
        return publications.stream().limit(limit).toList();
    }

    @Override
    public CompletableFuture<Integer> published(List<Long> ids) {
        Set<Long> sent = new HashSet<>(ids);
        publications.removeIf(item -> sent.contains(item.id()));
        return CompletableFuture.completedFuture(sent.size());
    }

    @Override
    public FileShelf files() {
        return new ScriptedShelf(closedFiles);
    }

    @Override
    public ReceiptInbox receipts() {
        return inbox;
    }

    @Override
    public OperatorDesk desk() {
        return (OperatorDesk) Proxy.newProxyInstance(
                OperatorDesk.class.getClassLoader(), new Class<?>[] {OperatorDesk.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("note")) {
                        throw new UnsupportedOperationException("no test scripts operators");
                    }
                    noted.add(((Act) args[3]).actor() + ' ' + args[0] + ' ' + args[1] + ' ' + args[2]);
                    return CompletableFuture.completedFuture(new Deed.Done("", DeliveryState.ACCEPTED));
                });
    }

    @Override
    public LedgerView view() {
        return (LedgerView) Proxy.newProxyInstance(
                LedgerView.class.getClassLoader(), new Class<?>[] {LedgerView.class}, (proxy, question, values) -> {
                    if (question.getReturnType() == boolean.class) {
                        return false;
                    }
                    if (question.getName().equals("templates")) {
                        return templates;
                    }
                    throw new UnsupportedOperationException("a scripted ledger has no answer to " + question);
                });
    }

    @Override
    public Optional<String> fault() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
