package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;
import org.orderrelay.provider.PaymentDesk;

/** Payment look-ups (facts 3.4): their address follows the payment type; 10 a second at most. */
final class Payments implements PaymentDesk {
    private static final int OK = 200;

    @Override
    public Optional<HttpRequest> request(String wireReference, Account account) {
        String word = account.payment().type();
        return request(PaymentType.parse(word == null ? "" : word), wireReference, account);
    }

    /** An order status names the way to pay; what has been edited until it names none is asked for by the account's. */
    @Override
    public Optional<HttpRequest> request(String wireReference, String payload, Account account) {
        JsonNode message = AnswerBody.tree(payload);
        JsonNode payment = message == null ? null : message.findValue("payment");
        Optional<PaymentType> own = payment == null
                ? Optional.empty()
                : PaymentType.parse(payment.path("type").asText());
        return own.isPresent() ? request(own, wireReference, account) : request(wireReference, account);
    }

    private static Optional<HttpRequest> request(Optional<PaymentType> type, String wireReference, Account account) {
        return type.map(PaymentType::lookup)
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
