package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt.PaymentState;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;

/**
 * {@code GET /<phone-number-id>/payments/<configuration>/<reference>} (facts 2.7), with the account's configuration. Meta
 * knows the payments of gateways linked there; with a direct UPI configuration it knows of none.
 */
final class Payments implements PaymentDesk {
    @Override
    public Optional<HttpRequest> request(String wireReference, Account account) {
        return Optional.ofNullable(account.payment().configuration())
                .filter(configuration -> !configuration.isBlank())
                .map(configuration -> new HttpRequest(
                        "GET",
                        Graph.uri(account, Graph.phoneNumberId(account), "payments", configuration, wireReference),
                        Graph.headers(account),
                        ""));
    }

    /** Captured if any of the payments is, else pending if any is. */
    @Override
    public Optional<PaymentState> state(Answer answer) {
        JsonNode tree = LooseJson.tree(answer.body());
        if (tree == null || answer.status() / 100 != 2) {
            return Optional.empty();
        }
        Optional<PaymentState> found = Optional.empty();
        for (JsonNode payment : LooseJson.each(tree.path("payments"))) {
            Optional<PaymentState> state = PaymentReceipt.state(LooseJson.text(payment.path("status")));
            if (state.isPresent() && !found.equals(Optional.of(PaymentState.CAPTURED))) {
                found = state;
            }
        }
        return found;
    }
}
