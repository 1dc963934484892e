package org.orderrelay.operator;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.Act;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.Replay;
import org.orderrelay.ledger.Resolution;

/** What people do to one delivery. Each method waits for the commit. */
public final class DeliveryDeeds {
    private final Ledger ledger;
    private final References references;
    private final Runnable wake;
    private final EditCheck edits = new EditCheck();

    /** @param wake tells the outbox that something may go now */
    public DeliveryDeeds(Ledger ledger, References references, Runnable wake) {
        this.ledger = ledger;
        this.references = references;
        this.wake = wake;
    }

    /**
     * Starts a delivery again.
     *
     * @param payload the edited payload as a parsed JSON document; null to send the stored one
     */
    public Decision replay(String id, @Nullable Object payload, Act act) {
        DeliveryDetail delivery = ledger.view().delivery(id).orElse(null);
        if (delivery == null) {
            return new Decision.Decided(new Deed.NotFound("delivery:" + id));
        }
        if (payload == null) {
            return decide(delivery, longest -> ledger.desk().replay(new Replay(id, null, null, longest), act));
        }
        Edit edit = edits.check(delivery, payload);
        if (edit instanceof Edit.Refused refused) {
            return new Decision.Invalid(refused.violations());
        }
        Edit.Checked checked = (Edit.Checked) edit;
        return decide(
                delivery,
                longest -> ledger.desk().replay(new Replay(id, checked.payload(), checked.diff(), longest), act));
    }

    /** Settles an unknown delivery; abandons also one that waits or is dead. */
    public Decision resolve(String id, Resolution as, Act act) {
        DeliveryDetail delivery = ledger.view().delivery(id).orElse(null);
        if (delivery == null) {
            return new Decision.Decided(new Deed.NotFound("delivery:" + id));
        }
        if (as != Resolution.RESEND) {
            // what the account takes does not matter: nothing goes out
            return told(ledger.desk().resolve(id, as, Integer.MAX_VALUE, act).join());
        }
        return decide(delivery, longest -> ledger.desk().resolve(id, as, longest, act));
    }

    private Decision decide(DeliveryDetail delivery, IntFunction<CompletableFuture<Deed>> deed) {
        String account = delivery.delivery().account();
        OptionalInt longest = references.longest(account);
        return longest.isEmpty()
                ? Decision.refused("unknown-account", "account " + account + " is not configured any more")
                : told(deed.apply(longest.getAsInt()).join());
    }

    private Decision told(Deed deed) {
        if (deed instanceof Deed.Done) {
            wake.run();
        }
        return new Decision.Decided(deed);
    }
}
