package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;

/** Payment look-ups (facts 3.4): their address follows the account's payment type; 10 a second at most. */
final class Payments implements PaymentDesk {
    private static final int OK = 200;

    @Override
    public Optional<HttpRequest> request(String wireReference, Account account) {
        String word = account.payment().type();
        return PaymentType.parse(word == null ? "" : word)
                .map(PaymentType::lookup)
                .filter(lookup -> lookup != PaymentType.Lookup.NONE)
                .map(lookup -> "/payments/" + lookup.path() + wireReference)
                .map(path -> Endpoint.get(account, Endpoint.ofSender(account, 1, path)));
    }

    @Override
    public Optional<Receipt.PaymentState> state(Answer answer) {
        JsonNode payment = answer.status() == OK ? AnswerBody.tree(answer.body()) : null;
        return payment == null ? Optional.empty() : PaymentWords.state(payment);
    }
}
