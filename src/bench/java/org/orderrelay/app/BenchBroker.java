package org.orderrelay.app;

import java.nio.file.Path;

/** The relay's own embedded broker, for the programs it is compared with. */
public final class BenchBroker {
    private BenchBroker() {}

    /** Starts it; it runs until the process ends. Answers the URL for connections from within. */
    public static String start(Path data, String url) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(data, url);
        broker.start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return EmbeddedBroker.localUrl(data);
    }
}
