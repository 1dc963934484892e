package org.orderrelay.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.TemplateState;
import org.orderrelay.order.Violation;

/** Creating templates and asking how they stand, where the provider has an API for it. */
public interface TemplateDesk {
    /** Whether the account has what its templates are asked for by; one that has not is neither listed nor asked. */
    default boolean isOpenTo(Account account) {
        return true;
    }

    /** What the provider would refuse, with paths of the draft; empty if it can be asked. */
    List<Violation> check(TemplateDraft draft, Account account);

    /** The request that creates a template. */
    HttpRequest create(TemplateDraft draft, Account account);

    /** What the answer to {@link #create} says. Never throws. */
    Created created(Answer answer);

    /**
     * The request for a page of the account's templates.
     *
     * @param after cursor of the page before; null for the first
     */
    HttpRequest list(Account account, @Nullable String after);

    /** What the answer to {@link #list} says; empty if it says nothing usable. Never throws. */
    Optional<Listing> listed(Answer answer, Instant now);

    /** What came of a creation. */
    sealed interface Created {
        /** The provider has it, usually {@link TemplateState#PENDING}. */
        record Taken(String id, TemplateState state) implements Created {}

        /** It refused. */
        record Refused(String code, String reason) implements Created {}
    }

    /**
     * A page of templates.
     *
     * @param next cursor of the next page; null after the last
     */
    record Listing(
            List<Receipt.TemplateNews> templates, @Nullable String next) {
        public Listing {
            templates = List.copyOf(templates);
        }
    }
}
