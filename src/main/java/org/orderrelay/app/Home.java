package org.orderrelay.app;

import java.nio.file.Path;

/** Where the relay is installed: the folder above {@code bin}, or the working folder when it runs from its sources. */
final class Home {
    private Home() {}

    static Path of(String folder) {
        return Path.of(System.getProperty("order.relay.home", "")).resolve(folder);
    }
}
