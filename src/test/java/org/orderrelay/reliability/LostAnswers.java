package org.orderrelay.reliability;

import java.util.List;

/** Orders whose messages are all taken, and whose answers are all lost on the way, one way or another. */
final class LostAnswers {
    private static final List<String> WAYS = List.of(
            "accept-and-reset", "accept-and-hang", "accept-and-half", "cut", "broken", "empty", "accept-and-502");

    private final List<ErpOrder> orders;

    LostAnswers(String account, int count, int firstNumber) {
        orders = ErpOrder.invoices(account, count, firstNumber);
    }

    List<ErpOrder> orders() {
        return orders;
    }

    void begin(BadDay day) throws Exception {
        for (int i = 0; i < orders.size(); i++) {
            day.sandbox.script(orders.get(i).phone(), WAYS.get(i % WAYS.size()));
        }
        day.put(orders);
    }
}
