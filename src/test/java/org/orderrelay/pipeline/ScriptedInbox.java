package org.orderrelay.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.StoredWebhook;

/** Webhooks and receipts in memory; fails when told to. What a receipt changes is tested on real engines elsewhere. */
public final class ScriptedInbox implements ReceiptInbox {
    /** A webhook or a look-up that was applied. */
    public record Application(long webhook, String account, List<Receipt> receipts) {}

    public final List<StoredWebhook> stored = new CopyOnWriteArrayList<>();
    public final List<Application> applied = new CopyOnWriteArrayList<>();
    /** Complete lists of templates, by account. */
    public final ConcurrentHashMap<String, List<Receipt.TemplateNews>> listings = new ConcurrentHashMap<>();
    /** So many of the next writes fail because the ledger is away. */
    public final AtomicInteger failures = new AtomicInteger();
    /** Webhooks that cannot be applied unless all they say is {@link Receipt.Other}. */
    public final List<Long> poison = new CopyOnWriteArrayList<>();

    private final AtomicLong ids = new AtomicLong();

    private boolean isAway() {
        return failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static <T> CompletableFuture<T> away() {
        return CompletableFuture.failedFuture(new LedgerUnavailableException("the disk is full"));
    }

    /** Puts a webhook there as if an earlier run had stored it: nobody is rung for. */
    public StoredWebhook leftOver(StoredWebhook webhook) {
        StoredWebhook numbered = new StoredWebhook(
                ids.incrementAndGet(), webhook.account(), webhook.provider(), webhook.receivedAt(), webhook.body());
        stored.add(numbered);
        return numbered;
    }

    @Override
    public CompletableFuture<Long> store(StoredWebhook webhook) {
        return isAway()
                ? away()
                : CompletableFuture.completedFuture(leftOver(webhook).id());
    }

    @Override
    public List<StoredWebhook> waiting(int limit) {
        return stored.stream()
                .filter(webhook -> applied.stream().noneMatch(done -> done.webhook() == webhook.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public CompletableFuture<Applied> apply(StoredWebhook webhook, List<Receipt> receipts) {
        if (isAway()) {
            return away();
        }
        if (poison.contains(webhook.id()) && !receipts.stream().allMatch(Receipt.Other.class::isInstance)) {
            return CompletableFuture.failedFuture(new IllegalStateException("+919876543210 is in no order"));
        }
        applied.add(new Application(webhook.id(), webhook.account(), receipts));
        return counted(receipts);
    }

    @Override
    public CompletableFuture<Applied> apply(String account, List<Receipt> receipts) {
        if (isAway()) {
            return away();
        }
        applied.add(new Application(0, account, receipts));
        return counted(receipts);
    }

    @Override
    public CompletableFuture<Applied> applyListing(String account, List<Receipt.TemplateNews> listed) {
        if (isAway()) {
            return away();
        }
        listings.put(account, List.copyOf(listed));
        return counted(List.copyOf(listed));
    }

    private static CompletableFuture<Applied> counted(List<Receipt> receipts) {
        int other =
                (int) receipts.stream().filter(Receipt.Other.class::isInstance).count();
        return CompletableFuture.completedFuture(new Applied(receipts.size() - other, 0, 0, other));
    }
}
