package org.orderrelay.app;

/** How the result of a dry run is told. */
interface CheckReport {
    /** One order, as soon as it is checked. */
    void order(CheckedOrder order);

    /** All of them. */
    void end(Count count);

    /**
     * The result in numbers.
     *
     * @param messages of the valid orders
     */
    record Count(int orders, int messages, int invalid) {
        Count plus(CheckedOrder order) {
            return new Count(orders + 1, messages + order.messages().size(), invalid + (order.isValid() ? 0 : 1));
        }
    }
}
