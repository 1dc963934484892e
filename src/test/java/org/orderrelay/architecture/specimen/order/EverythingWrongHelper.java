package org.orderrelay.architecture.specimen.order;

import java.time.Instant;
import java.util.logging.Logger;
import org.apache.camel.Exchange;
import org.orderrelay.architecture.specimen.account.Neighbour;

/** Breaks every rule of the house that one class can break. */
final class EverythingWrongHelper {
    void work(Exchange exchange, Neighbour neighbour) throws InterruptedException {
        Thread.sleep(1);
        System.out.println(Instant.now());
        Logger.getLogger("wrong").info(exchange + " " + neighbour);
    }
}
