package org.orderrelay.pipeline.template;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.ReceiptInbox.Applied;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDesk.Listing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists an account's templates page by page. Only a list that came whole reaches the registry: half a list would hold
 * every template of the other half. A look that fails changes nothing and is logged when its reason changes.
 */
public final class TemplatePolling {
    private static final Logger LOG = LoggerFactory.getLogger(TemplatePolling.class);
    /** More pages than any provider's 6,000 templates fill (facts 2.3); a list without an end is no list. */
    private static final int MOST_PAGES = 300;

    private final Accounts accounts;
    private final Providers providers;
    private final Ledger ledger;
    private final Clock clock;
    private final Runnable outbox;
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    /** @param outbox run when a look changed something: a template may be sent again */
    public TemplatePolling(Accounts accounts, Providers providers, Ledger ledger, Clock clock, Runnable outbox) {
        this.accounts = accounts;
        this.providers = providers;
        this.ledger = ledger;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** A look that is about to ask for the first page. */
    public TemplatePoll begin(@Body String account) {
        return asking(TemplatePoll.of(account), null);
    }

    /** The request for the next page. */
    public HttpRequest request(@Variable("poll") TemplatePoll poll) {
        return Objects.requireNonNull(poll.ask());
    }

    /** The look after a page, which may be the last. */
    public TemplatePoll page(@Body Reply reply, @Variable("poll") TemplatePoll poll) {
        if (reply instanceof Reply.Silence silence) {
            return poll.failed("no answer (" + silence.reason() + ")");
        }
        Answer answer = ((Reply.Answered) reply).answer();
        Optional<Listing> listing = desk(poll).listed(answer, clock.instant());
        if (listing.isEmpty()) {
            return poll.failed("HTTP " + answer.status() + " without a list of templates");
        }
        TemplatePoll further = poll.with(listing.get().templates());
        String next = listing.get().next();
        if (next == null) {
            return further;
        }
        return further.pages() < MOST_PAGES
                ? asking(further, next)
                : further.failed("more than " + MOST_PAGES + " pages");
    }

    /** Takes a whole list into the registry, or tells why there is none. */
    public void finish(@Body TemplatePoll poll) {
        String fault = poll.fault() == null ? taken(poll) : poll.fault();
        String before = fault == null ? faults.remove(poll.account()) : faults.put(poll.account(), fault);
        if (fault != null && !fault.equals(before)) {
            LOG.warn("templates.unknown account={} reason={}", poll.account(), fault);
        } else if (fault == null && before != null) {
            LOG.info("templates.known account={} again", poll.account());
        }
    }

    /** Null if the registry has it. */
    private @Nullable String taken(TemplatePoll poll) {
        try {
            Applied applied = ledger.receipts()
                    .applyListing(poll.account(), poll.listed())
                    .join();
            if (applied.changed() > 0) {
                LOG.info(
                        "templates.listed account={} templates={} changed={}",
                        poll.account(),
                        poll.listed().size(),
                        applied.changed());
                outbox.run();
            }
            return null;
        } catch (CompletionException e) {
            return "the ledger could not commit";
        }
    }

    private TemplatePoll asking(TemplatePoll poll, @Nullable String after) {
        try {
            return poll.asking(desk(poll).list(account(poll), after));
        } catch (IllegalStateException e) {
            // the account lacks what its provider keeps templates under; the desk says what
            return poll.failed(String.valueOf(e.getMessage()));
        }
    }

    private Account account(TemplatePoll poll) {
        return accounts.find(poll.account()).orElseThrow();
    }

    /** Only accounts whose provider has a desk are polled. */
    private TemplateDesk desk(TemplatePoll poll) {
        return providers.get(account(poll).provider()).templates().orElseThrow();
    }
}
