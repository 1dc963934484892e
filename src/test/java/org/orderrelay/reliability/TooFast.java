package org.orderrelay.reliability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orderrelay.reliability.Oracle.Call;

/** Orders of which every fifth is told, in one way or another, that it comes too fast. */
final class TooFast {
    /** For how long nobody may call after it: the account, or with 131056 this number alone. */
    private static final List<String> ANSWERS = List.of("130429(2)", "130429", "131056", "429(1)", "429-bare");

    private static final int EVERY = 5;
    private static final String TAKEN = "200";

    private final List<ErpOrder> orders;
    private final Map<String, String> told = new HashMap<>();

    /** Orders of an account with one open call at a time. */
    TooFast(String account, int count) {
        orders = ErpOrder.invoices(account, count, 10_000);
    }

    List<ErpOrder> orders() {
        return orders;
    }

    /** How many are told so. */
    int told() {
        return told.size();
    }

    void begin(BadDay day) throws Exception {
        for (int i = 0; i < orders.size(); i += EVERY) {
            String answer = ANSWERS.get(i / EVERY % ANSWERS.size());
            day.sandbox.script(orders.get(i).phone(), answer);
            told.put(orders.get(i).reference(), answer);
        }
        day.put(orders);
    }

    /** How many calls came before the end of a pause they had to keep. */
    int early(List<Call> calls) {
        int early = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (!calls.get(i).code().equals(TAKEN)) {
                early += early(calls.get(i), calls.subList(i + 1, calls.size()));
            }
        }
        return early;
    }

    /** What the provider asked for, else a second, which is the least the relay promises. */
    private int early(Call refused, List<Call> later) {
        String answer = told.get(refused.event().reference());
        boolean pair = answer.equals("131056");
        int seconds = answer.equals("130429(2)") ? 2 : 1;
        return (int) later.stream()
                .filter(call -> !pair || call.recipient().equals(refused.recipient()))
                .filter(call -> call.at().isBefore(refused.at().plusSeconds(seconds)))
                .count();
    }
}
