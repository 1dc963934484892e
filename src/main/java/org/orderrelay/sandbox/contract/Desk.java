package org.orderrelay.sandbox.contract;

import java.util.Optional;
import org.orderrelay.sandbox.state.Payment;
import org.orderrelay.sandbox.state.Template;
import org.orderrelay.sandbox.state.TemplateShelf;
import org.orderrelay.sandbox.state.TemplateStatus;

/** What a provider's management calls may look at and do. */
public interface Desk {
    /** Look, do not touch: {@link #created} and {@link #moderate} tell whoever listens. */
    TemplateShelf templates();

    /** The payment of an order whose order details was accepted; empty if none was. */
    Optional<Payment> payment(String account, String reference);

    /** A template was created over an account; its moderation follows. */
    void created(String account, Template template);

    /** Moderates a template and reports it. */
    void moderate(String account, Template template, TemplateStatus next, String reason);

    /** Whether this credential was revoked. */
    boolean isRevoked(String account, String key);
}
