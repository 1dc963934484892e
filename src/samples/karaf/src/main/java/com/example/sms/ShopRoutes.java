package com.example.sms;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;

/**
 * A source of its own: files of lines {@code reference;status;phone} become orders on the relay's queue. A file goes when
 * the broker has all its orders on disk; if it comes again, the relay knows them.
 */
public final class ShopRoutes extends RouteBuilder {
    private final Path inbox;

    /** @param inbox where the shop puts its files; made if missing */
    public ShopRoutes(Path inbox) {
        this.inbox = inbox;
    }

    @Override
    public void configure() {
        from("file:" + inbox + "?delete=true&readLock=changed&readLockMinAge=500&readLockCheckInterval=250")
                .routeId("ingest-shop")
                .routeDescription("Takes the shop's lines of news to the relay's queue.")
                .split(body().tokenize("\n"))
                .stopOnException()
                .bean(ShopLine.class, "order")
                .to("activemq6:queue:{{source.jms.queue}}");
    }
}
